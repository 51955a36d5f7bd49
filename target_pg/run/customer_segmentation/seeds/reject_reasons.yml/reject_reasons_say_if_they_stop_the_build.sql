
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select stops_the_build
from "postgres"."segmentation_reference"."reject_reasons"
where stops_the_build is null



  
  
      
    ) dbt_internal_test