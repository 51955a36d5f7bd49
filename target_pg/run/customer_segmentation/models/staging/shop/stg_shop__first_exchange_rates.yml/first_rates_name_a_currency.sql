
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select currency
from "postgres"."segmentation_staging"."stg_shop__first_exchange_rates"
where currency is null



  
  
      
    ) dbt_internal_test