
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select customer_id
from "postgres"."segmentation_intermediate"."segment_scoring_features"
where customer_id is null



  
  
      
    ) dbt_internal_test