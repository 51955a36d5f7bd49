
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  -- Two segments with one name cannot be told apart in a campaign.
with

candidate_segments as (
    select * from "postgres"."segmentation"."candidate_segments"
)

select
    segment_name,
    count(distinct segment_id) as count_segments
from candidate_segments
group by segment_name
having count(distinct segment_id) > 1 or segment_name is null
  
  
      
    ) dbt_internal_test