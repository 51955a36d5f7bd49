
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select segment_id
from "postgres"."segmentation_intermediate"."segment_changes"
where segment_id is null



  
  
      
    ) dbt_internal_test