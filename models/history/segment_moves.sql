with

customer_moves as (
    select * from {{ ref('customer_moves') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

moves as (
    select
        movement,
        from_segment_id,
        to_segment_id,
        cast(count(*) as bigint) as count_customers,
        cast(sum(net_spend) as numeric(18, 4)) as net_spend
    from customer_moves
    group by 1, 2, 3
),

segment_moves as (
    select
        last_accepted_run.as_of,
        last_accepted_run.previous_as_of,
        moves.movement,
        moves.from_segment_id,
        sizes_before.segment_name as from_segment_name,
        moves.to_segment_id,
        sizes_now.segment_name as to_segment_name,
        moves.count_customers,
        moves.net_spend
    from moves
    cross join last_accepted_run
    left join segment_sizes as sizes_before
        on
            last_accepted_run.previous_as_of = sizes_before.as_of
            and moves.from_segment_id = sizes_before.segment_id
    left join segment_sizes as sizes_now
        on
            last_accepted_run.as_of = sizes_now.as_of
            and moves.to_segment_id = sizes_now.segment_id
)

select * from segment_moves
