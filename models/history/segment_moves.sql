with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

-- Everybody ever seen up to the run before; without a segment who was gone.
customers_before as (
    select
        customer_segment_history.customer_id,
        max(customer_segment_history.segment_id) filter (
            where
            customer_segment_history.dbt_valid_to is null
            or customer_segment_history.dbt_valid_to
            > last_accepted_run.previous_as_of
        ) as segment_id
    from customer_segment_history
    inner join last_accepted_run
        on
            customer_segment_history.dbt_valid_from
            <= last_accepted_run.previous_as_of
    group by 1
),

customers_now as (
    select
        customer_segments.customer_id,
        customer_segments.segment_id,
        customer_features.net_spend
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
),

moves as (
    select
        customers_before.segment_id as from_segment_id,
        customers_now.segment_id as to_segment_id,
        case
            when customers_before.customer_id is null then 'new'
            when customers_before.segment_id is null then 'returned'
            when customers_now.segment_id is null then 'lost'
            when
                customers_before.segment_id = customers_now.segment_id
                then 'stayed'
            else 'moved'
        end as movement,
        cast(count(*) as bigint) as count_customers,
        cast(sum(customers_now.net_spend) as numeric(18, 4)) as net_spend
    from customers_now
    full outer join customers_before
        on customers_now.customer_id = customers_before.customer_id
    where
        customers_now.segment_id is not null
        or customers_before.segment_id is not null
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
