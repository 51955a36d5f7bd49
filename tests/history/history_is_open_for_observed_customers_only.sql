-- History and present contradict each other: an observed customer without an
-- open row, in another segment, or an open row of a customer who is gone.
with

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

open_stays as (
    select
        customer_id,
        segment_id
    from customer_segment_history
    where dbt_valid_to is null
)

select
    customer_segments.customer_id as observed_customer_id,
    open_stays.customer_id as open_customer_id,
    customer_segments.segment_id,
    open_stays.segment_id as open_segment_id
from customer_segments
full outer join open_stays
    on customer_segments.customer_id = open_stays.customer_id
where customer_segments.segment_id is distinct from open_stays.segment_id
