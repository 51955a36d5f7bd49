
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select customer_id, product_id, movement_number
from "postgres"."segmentation_intermediate"."int_product_levels"
group by customer_id, product_id, movement_number
having count(*) > 1


  
  
      
    ) dbt_internal_test