
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select occurred_at
from "postgres"."segmentation_staging"."stg_app__events"
where occurred_at is null



  
  
      
    ) dbt_internal_test