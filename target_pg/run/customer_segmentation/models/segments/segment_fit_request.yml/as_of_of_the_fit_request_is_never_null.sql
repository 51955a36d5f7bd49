
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select as_of
from "postgres"."segmentation_intermediate"."segment_fit_request"
where as_of is null



  
  
      
    ) dbt_internal_test