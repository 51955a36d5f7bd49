-- A customer in two segments on one day is counted twice in every report.
with

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

ranges as (
    select
        customer_id,
        dbt_valid_from,
        dbt_valid_to,
        lead(dbt_valid_from) over (
            partition by customer_id order by dbt_valid_from asc nulls last
        ) as next_valid_from
    from customer_segment_history
)

select
    customer_id,
    dbt_valid_from,
    dbt_valid_to,
    next_valid_from
from ranges
where
    next_valid_from is not null
    and (dbt_valid_to is null or dbt_valid_to > next_valid_from)
