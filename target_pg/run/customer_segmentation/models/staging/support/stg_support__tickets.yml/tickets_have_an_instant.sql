
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select opened_at
from "postgres"."segmentation_staging"."stg_support__tickets"
where opened_at is null



  
  
      
    ) dbt_internal_test