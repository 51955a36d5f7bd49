-- Analysts who ask for a day through customer_segments_as_of would get other
-- customers than that day's report.
with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segments_of_today as (
    select * from {{ customer_segments_as_of(
        '(select max(as_of) from ' ~ ref('customer_segments') ~ ')'
    ) }}
)

select
    customer_segments.customer_id as published_customer_id,
    segments_of_today.customer_id,
    customer_segments.segment_id as published_segment_id,
    segments_of_today.segment_id
from customer_segments
full outer join segments_of_today
    on customer_segments.customer_id = segments_of_today.customer_id
where customer_segments.segment_id is distinct from segments_of_today.segment_id
