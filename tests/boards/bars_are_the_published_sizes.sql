-- The board would show other sizes than the tables that people query.
with

board_segment_sizes as (
    select * from {{ ref('board_segment_sizes') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

newest_run as (
    select max(as_of) as as_of from segment_sizes
),

newest_sizes as (
    select segment_sizes.*
    from segment_sizes
    inner join newest_run on segment_sizes.as_of = newest_run.as_of
)

select
    board_segment_sizes.segment_id as segment_id_on_the_board,
    newest_sizes.segment_id
from board_segment_sizes
full outer join newest_sizes
    on
        board_segment_sizes.segment_id = newest_sizes.segment_id
        and board_segment_sizes.count_customers = newest_sizes.count_customers
        and board_segment_sizes.net_spend = newest_sizes.net_spend
where board_segment_sizes.segment_id is null or newest_sizes.segment_id is null
