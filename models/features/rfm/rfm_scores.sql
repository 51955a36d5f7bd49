with

customers_scored as (
    select * from {{ ref('rfm_customers_scored') }}
),

rfm_codes as (
    select * from {{ ref('rfm_codes') }}
),

rfm_scores as (
    select
        customers_scored.customer_id,
        customers_scored.as_of,
        customers_scored.days_since_last_order,
        customers_scored.count_orders,
        customers_scored.net_spend,
        customers_scored.recency_score,
        customers_scored.frequency_score,
        customers_scored.monetary_score,
        rfm_codes.rfm_code,
        rfm_codes.rule_segment
    from customers_scored
    inner join rfm_codes
        on
            coalesce(customers_scored.recency_score, 0)
            = coalesce(rfm_codes.recency_score, 0)
            and coalesce(customers_scored.frequency_score, 0)
            = coalesce(rfm_codes.frequency_score, 0)
            and coalesce(customers_scored.monetary_score, 0)
            = coalesce(rfm_codes.monetary_score, 0)
)

select * from rfm_scores
