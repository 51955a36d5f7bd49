{%- set measures = [
    'days_since_last_order', 'days_since_last_login', 'tenure_days',
    'count_orders', 'count_orders_365d', 'net_spend', 'net_spend_365d',
    'average_order_value', 'return_share', 'discount_share',
] -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

measures as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        {% for measure in measures -%}
            {{ exact_mean('customer_features.' ~ measure) }}
                as mean_{{ measure }},
            {{ exact_median('customer_features.' ~ measure) }}
                as median_{{ measure }},
        {% endfor -%}
        max(customer_segments.playbook_key) as playbook_key
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    group by 1, 2
),

segment_profiles as (
    select
        segment_sizes.segment_id,
        segment_sizes.segment_name,
        segment_playbook.description,
        segment_sizes.as_of,
        segment_sizes.count_customers,
        segment_sizes.customer_share,
        segment_sizes.net_spend,
        segment_sizes.net_spend_share,
        {% for measure in measures -%}
            measures.mean_{{ measure }},
            measures.median_{{ measure }},
        {% endfor -%}
        segment_playbook.recommended_action,
        segment_playbook.recommended_channel,
        segment_playbook.kpi
    from measures
    inner join segment_sizes
        on
            measures.as_of = segment_sizes.as_of
            and measures.segment_id = segment_sizes.segment_id
    left join segment_playbook
        on measures.playbook_key = segment_playbook.playbook_key
)

select * from segment_profiles
