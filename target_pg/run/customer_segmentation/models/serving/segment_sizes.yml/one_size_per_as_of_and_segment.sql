
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select
    as_of,
    segment_id,
    count(*) as count_rows
from "postgres"."segmentation"."segment_sizes"
group by as_of, segment_id
having count(*) > 1


  
  
      
    ) dbt_internal_test