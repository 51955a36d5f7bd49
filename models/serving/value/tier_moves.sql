with

customer_tier_history as (
    select * from {{ ref('customer_tier_history') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

-- Who never ordered has no tier.
runs as (
    select
        as_of,
        lag(as_of) over (order by as_of) as previous_as_of,
        sum(count_customers) as count_with_tier
    from segment_sizes
    where segment_id <> 'S00'
    group by 1
),

-- Within a segment and by one model: other moves are those of segments.
moves as (
    select
        as_of,
        segment_id,
        previous_tier as from_tier,
        tier as to_tier,
        count(*) as count_customers
    from customer_tier_history
    where
        segment_id = previous_segment_id
        and model_id = previous_model_id
        and tier <> previous_tier
    group by 1, 2, 3, 4
),

tier_moves as (
    select
        moves.as_of,
        runs.previous_as_of,
        moves.segment_id,
        segment_sizes.segment_name,
        moves.from_tier,
        moves.to_tier,
        cast(moves.count_customers as bigint) as count_customers,
        {{ as_double('moves.count_customers') }}
        / {{ as_double('runs.count_with_tier') }} as customer_share,
        cast(runs.count_with_tier as bigint) as count_with_tier
    from moves
    inner join runs on moves.as_of = runs.as_of
    inner join segment_sizes
        on
            moves.as_of = segment_sizes.as_of
            and moves.segment_id = segment_sizes.segment_id
)

select * from tier_moves
