with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

value_scores as (
    select * from {{ ref('value_scores') }}
    where moment = 'now'
),

customer_value as (
    select
        customer_segments.customer_id,
        customer_segments.as_of,
        customer_segments.segment_id,
        customer_segments.segment_name,
        customer_segments.tier,
        {{ var('outcome_days') }} as forecast_days,
        value_scores.order_probability,
        1 - value_scores.order_probability as churn_risk,
        value_scores.expected_orders,
        value_scores.expected_spend
    from customer_segments
    left join value_scores
        on customer_segments.customer_id = value_scores.customer_id
)

select * from customer_value
