with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

customer_silence as (
    select * from {{ ref('customer_silence') }}
),

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

run_of_then as (
    select
        int_as_of.as_of,
        max(segment_sizes.as_of) as segmented_as_of
    from segment_sizes
    inner join int_as_of
        on
            segment_sizes.as_of
            <= int_as_of.as_of - interval '{{ var("outcome_days") }}' day
            and segment_sizes.as_of
            >= int_as_of.as_of - interval '{{ var("outcome_days") }}' day
            - interval '{{ var("outcome_days_tolerance") }}' day
    group by 1
),

customers_of_then as (
    select
        customer_segment_history.customer_id,
        customer_segment_history.segment_id,
        run_of_then.segmented_as_of,
        run_of_then.as_of
    from customer_segment_history
    inner join run_of_then
        on
            customer_segment_history.dbt_valid_from
            <= run_of_then.segmented_as_of
            and coalesce(
                customer_segment_history.dbt_valid_to
                > run_of_then.segmented_as_of,
                true
            )
),

orders_since as (
    select
        orders_netted.customer_id,
        count(*) filter (where orders_netted.is_purchase) as count_orders,
        sum(orders_netted.net_amount) as net_spend
    from orders_netted
    inner join run_of_then
        on orders_netted.ordered_at >= run_of_then.segmented_as_of
    where not orders_netted.is_cancelled
    group by 1
),

-- Nothing is known of customers who were deleted since.
customer_outcomes as (
    select
        customers_of_then.customer_id,
        customers_of_then.segment_id,
        customers_of_then.segmented_as_of,
        customers_of_then.as_of,
        coalesce(orders_since.count_orders, 0) > 0 as has_ordered_since,
        cast(
            coalesce(orders_since.net_spend, 0) as numeric(18, 4)
        ) as net_spend_since,
        customer_silence.is_overdue
    from customers_of_then
    inner join customers_observed
        on customers_of_then.customer_id = customers_observed.customer_id
    left join orders_since
        on customers_of_then.customer_id = orders_since.customer_id
    left join customer_silence
        on customers_of_then.customer_id = customer_silence.customer_id
)

select * from customer_outcomes
