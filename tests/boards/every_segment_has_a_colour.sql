-- A segment without a colour falls out of every chart that joins the colours.
with

candidate_segments as (
    select * from {{ ref('candidate_segments') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
)

select distinct candidate_segments.segment_id
from candidate_segments
left join segment_colours
    on candidate_segments.segment_id = segment_colours.segment_id
where segment_colours.segment_id is null
