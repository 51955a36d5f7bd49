
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select reject_reason
from "postgres"."segmentation_reference"."reject_reasons"
where reject_reason is null



  
  
      
    ) dbt_internal_test