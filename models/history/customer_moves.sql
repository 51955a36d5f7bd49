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

customer_moves as (
    select
        coalesce(
            customers_now.customer_id, customers_before.customer_id
        ) as customer_id,
        customers_before.segment_id as from_segment_id,
        customers_now.segment_id as to_segment_id,
        customers_now.net_spend,
        case
            when customers_before.customer_id is null then 'new'
            when customers_before.segment_id is null then 'returned'
            when customers_now.segment_id is null then 'lost'
            when
                customers_before.segment_id = customers_now.segment_id
                then 'stayed'
            else 'moved'
        end as movement
    from customers_now
    full outer join customers_before
        on customers_now.customer_id = customers_before.customer_id
    where
        customers_now.segment_id is not null
        or customers_before.segment_id is not null
)

select * from customer_moves
