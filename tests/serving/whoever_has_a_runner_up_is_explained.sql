-- If not, a marketer asks why a customer is in a segment and finds nothing.
with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_reason_parts as (
    select * from {{ ref('segment_reason_parts') }}
),

segment_reasons as (
    select * from {{ ref('segment_reasons') }}
),

customers_explained as (
    select
        customer_id,
        count(*) as count_reasons
    from segment_reasons
    group by 1
)

select customer_segments.customer_id
from customer_segments
left join segment_reason_parts
    on customer_segments.customer_id = segment_reason_parts.customer_id
left join customers_explained
    on customer_segments.customer_id = customers_explained.customer_id
where
    customer_segments.runner_up_segment_id is not null
    -- A margin that is the bias alone, or none at all, has no feature to name.
    and customer_segments.margin
    > coalesce(greatest(segment_reason_parts.part_of_bias, 0), 0)
    and coalesce(customers_explained.count_reasons, 0) = 0
