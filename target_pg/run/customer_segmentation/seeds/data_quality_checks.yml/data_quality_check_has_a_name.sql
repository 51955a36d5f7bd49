
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select check_name
from "postgres"."segmentation_reference"."data_quality_checks"
where check_name is null



  
  
      
    ) dbt_internal_test