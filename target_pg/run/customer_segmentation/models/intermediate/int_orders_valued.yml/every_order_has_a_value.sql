
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select gross_amount
from "postgres"."segmentation_intermediate"."int_orders_valued"
where gross_amount is null



  
  
      
    ) dbt_internal_test