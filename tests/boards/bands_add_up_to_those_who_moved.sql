-- The Sankey would show more or fewer customers than moved.
with

board_segment_moves as (
    select * from {{ ref('board_segment_moves') }}
),

segment_moves as (
    select * from {{ ref('segment_moves') }}
),

bands as (
    select
        as_of,
        sum(count_customers) as count_customers,
        max(count_all) as count_all
    from board_segment_moves
    group by 1
),

moved as (
    select
        as_of,
        sum(count_customers) as count_customers
    from segment_moves
    where movement <> 'stayed'
    group by 1
)

select
    bands.as_of,
    bands.count_customers,
    moved.count_customers as count_moved
from bands
left join moved on bands.as_of = moved.as_of
where
    bands.count_customers is distinct from moved.count_customers
    or bands.count_customers <> bands.count_all
