-- Two segments with one name cannot be distinguished in a campaign.
with

candidate_segments as (
    select * from {{ ref('candidate_segments') }}
)

select
    segment_name,
    count(distinct segment_id) as count_segments
from candidate_segments
group by 1
having count(distinct segment_id) > 1 or segment_name is null
