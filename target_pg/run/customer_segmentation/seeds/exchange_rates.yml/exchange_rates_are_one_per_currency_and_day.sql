
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select currency, rate_date
from "postgres"."segmentation_reference"."exchange_rates"
group by currency, rate_date
having count(*) > 1


  
  
      
    ) dbt_internal_test