
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  

select
    model_id,
    segment_id,
    feature,
    count(*) as count_rows
from "postgres"."segmentation"."segment_centroids"
group by model_id, segment_id, feature
having count(*) > 1


  
  
      
    ) dbt_internal_test