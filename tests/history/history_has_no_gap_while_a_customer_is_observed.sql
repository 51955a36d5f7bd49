-- A customer was in a segment on the day of a run but is in no stay of the
-- history, or in two: questions about that day contradict its report.
-- Openings less closings up to a run are the customers of the segment in it.
with

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

turns as (
    select
        segment_id,
        dbt_valid_from as turned_at,
        count(*) as difference
    from customer_segment_history
    group by 1, 2
    union all
    select
        segment_id,
        dbt_valid_to as turned_at,
        -count(*) as difference
    from customer_segment_history
    where dbt_valid_to is not null
    group by 1, 2
),

stays as (
    select
        segment_sizes.as_of,
        segment_sizes.segment_id,
        segment_sizes.count_customers,
        sum(turns.difference) as count_in_history
    from segment_sizes
    left join turns
        on
            segment_sizes.segment_id = turns.segment_id
            and segment_sizes.as_of >= turns.turned_at
    group by 1, 2, 3
)

select
    as_of,
    segment_id,
    count_customers,
    count_in_history
from stays
where count_customers is distinct from count_in_history
