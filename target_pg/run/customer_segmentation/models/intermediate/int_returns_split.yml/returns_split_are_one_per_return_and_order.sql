
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select return_id, order_id
from "postgres"."segmentation_intermediate"."int_returns_split"
group by return_id, order_id
having count(*) > 1


  
  
      
    ) dbt_internal_test