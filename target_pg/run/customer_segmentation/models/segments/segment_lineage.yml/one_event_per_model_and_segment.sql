
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select
    model_id,
    segment_id,
    count(*) as count_rows
from "postgres"."segmentation"."segment_lineage"
group by model_id, segment_id
having count(*) > 1


  
  
      
    ) dbt_internal_test