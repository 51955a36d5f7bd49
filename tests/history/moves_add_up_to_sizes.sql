-- Customers who appear in a segment without having come from anywhere, or leave
-- it for nowhere: who went where could not be read from the report.
with

segment_moves as (
    select * from {{ ref('segment_moves') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

sums as (
    select
        as_of as moved_as_of,
        as_of,
        to_segment_id as segment_id,
        sum(count_customers) as count_moved
    from segment_moves
    where to_segment_id is not null
    group by 1, 2, 3
    union all
    select
        as_of as moved_as_of,
        previous_as_of as as_of,
        from_segment_id as segment_id,
        sum(count_customers) as count_moved
    from segment_moves
    where from_segment_id is not null
    group by 1, 2, 3
),

runs as (
    select distinct
        moved_as_of,
        as_of
    from sums
),

sizes as (
    select
        runs.moved_as_of,
        segment_sizes.as_of,
        segment_sizes.segment_id,
        segment_sizes.count_customers
    from segment_sizes
    inner join runs on segment_sizes.as_of = runs.as_of
)

select
    sizes.moved_as_of,
    sizes.as_of,
    sizes.segment_id,
    sizes.count_customers,
    sums.count_moved
from sizes
full outer join sums
    on
        sizes.moved_as_of = sums.moved_as_of
        and sizes.as_of = sums.as_of
        and sizes.segment_id = sums.segment_id
where sizes.count_customers is distinct from sums.count_moved
