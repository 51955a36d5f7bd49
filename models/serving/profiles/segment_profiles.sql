{%- set measures = [
    'days_since_last_order', 'days_since_last_login', 'tenure_days',
    'count_orders', 'count_orders_365d', 'net_spend', 'net_spend_365d',
    'average_order_value', 'return_share', 'discount_share',
] -%}

{#- Without an order these have no value; the features have a default there. -#}
{%- set of_orders = [
    'days_since_last_order', 'average_order_value', 'return_share',
    'discount_share',
] -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_feature_profiles as (
    select * from {{ ref('segment_feature_profiles') }}
),

segment_risks as (
    select * from {{ ref('segment_risks') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

keys as (
    select
        segment_id,
        {% for tier in ['likely', 'possible', 'unlikely'] -%}
            cast(count(*) filter (where tier = '{{ tier }}') as bigint)
                as count_{{ tier }},
        {% endfor -%}
        max(playbook_key) as playbook_key
    from customer_segments
    group by 1
),

measures as (
    select
        segment_id,
        {% for measure in measures -%}
            {% for kind in ['mean', 'median'] -%}
                max({{ kind }}) filter (
                    where feature = '{{ measure }}'
                    {{- " and segment_id <> 'S00'" if measure in of_orders }}
                ) as {{ kind }}_{{ measure }},
            {% endfor -%}
        {% endfor -%}
        max(as_of) as as_of
    from segment_feature_profiles
    group by 1
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
        keys.count_likely,
        keys.count_possible,
        keys.count_unlikely,
        segment_risks.churn_risk,
        segment_risks.acquisition_cost,
        segment_risks.cost_to_value_ratio,
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
    inner join segment_risks
        on measures.segment_id = segment_risks.segment_id
    inner join keys on measures.segment_id = keys.segment_id
    left join segment_playbook
        on keys.playbook_key = segment_playbook.playbook_key
)

select * from segment_profiles
