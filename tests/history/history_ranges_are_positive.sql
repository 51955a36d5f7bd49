-- A range of no or negative length makes a customer vanish from every question
-- about a date.
with

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
)

select
    customer_id,
    dbt_valid_from,
    dbt_valid_to
from customer_segment_history
where dbt_valid_to <= dbt_valid_from
