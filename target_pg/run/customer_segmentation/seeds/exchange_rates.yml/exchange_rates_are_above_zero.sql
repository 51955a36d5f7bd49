
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select rate
from "postgres"."segmentation_reference"."exchange_rates"
where rate is null or rate <= 0


  
  
      
    ) dbt_internal_test