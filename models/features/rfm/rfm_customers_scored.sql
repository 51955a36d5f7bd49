with

customer_features as (
    select * from {{ ref('customer_features') }}
),

rfm_thresholds as (
    select * from {{ ref('rfm_thresholds') }}
),

cut_offs as (
    select
        {% for measure in rfm_measures() -%}
            {{ rfm_cut_offs(measure) }},
        {% endfor -%}
        count(*) as count_cut_offs
    from rfm_thresholds
),

scores as (
    select
        {% for measure, feature in rfm_measures().items() -%}
            customer_features.{{ feature }},
            {{ rfm_score(
                measure, 'customer_features.' ~ feature
            ) }} as {{ measure }}_rank,
        {% endfor -%}
        customer_features.customer_id,
        customer_features.as_of,
        customer_features.has_ordered
    from customer_features
    cross join cut_offs
),

-- Fewer days are better: the most recent customers score 5 in any case.
rfm_customers_scored as (
    select
        customer_id,
        as_of,
        days_since_last_order,
        count_orders,
        net_spend,
        case when has_ordered then 6 - recency_rank end as recency_score,
        case when has_ordered then frequency_rank end as frequency_score,
        case when has_ordered then monetary_rank end as monetary_score
    from scores
)

select * from rfm_customers_scored
