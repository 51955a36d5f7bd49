with

value_scores as (
    select * from {{ ref('value_scores') }}
    where moment = 'then'
),

customer_outcomes as (
    select * from {{ ref('customer_outcomes') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

as_of as (
    select * from {{ ref('int_as_of') }}
),

-- Days, as they are forecast; until as_of, which is over.
done_since as (
    select
        orders_netted.customer_id,
        count(distinct cast(orders_netted.ordered_at as date)) as count_orders,
        sum(orders_netted.net_amount) as net_spend
    from orders_netted
    cross join as_of
    where
        orders_netted.is_purchase
        and orders_netted.ordered_at < as_of.as_of
        and orders_netted.ordered_at
        >= as_of.as_of - interval '{{ var("outcome_days") }}' day
    group by 1
),

value_results as (
    select
        value_scores.customer_id,
        value_scores.seen_at as forecast_as_of,
        value_scores.order_probability,
        value_scores.expected_orders,
        value_scores.expected_spend,
        customer_outcomes.segment_id,
        customer_outcomes.segmented_as_of,
        {{ as_double('coalesce(done_since.count_orders, 0)') }} as count_orders,
        {{ as_double('greatest(coalesce(done_since.net_spend, 0), 0)') }}
            as net_spend
    from value_scores
    left join customer_outcomes
        on value_scores.customer_id = customer_outcomes.customer_id
    left join done_since
        on value_scores.customer_id = done_since.customer_id
)

select * from value_results
