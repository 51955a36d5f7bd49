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

customer_features as (
    select * from {{ ref('customer_features') }}
),

customer_silence as (
    select * from {{ ref('customer_silence') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

customers as (
    select
        segments.segment_id,
        max(segments.playbook_key) as playbook_key,
        {% for tier in ['likely', 'possible', 'unlikely'] -%}
            cast(count(*) filter (where segments.tier = '{{ tier }}') as bigint)
                as count_{{ tier }},
        {% endfor -%}
        {{ as_double('count(*) filter (where silence.is_overdue)') }}
        / nullif(count(silence.is_overdue), 0) as churn_risk,
        cast(sum(features.acquisition_cost) as numeric(18, 4))
            as acquisition_cost,
        sum(features.net_spend) filter (
            where features.acquisition_cost is not null
        ) as net_spend_with_cost
    from customer_segments as segments
    inner join customer_features as features
        on segments.customer_id = features.customer_id
    left join customer_silence as silence
        on segments.customer_id = silence.customer_id
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
        customers.count_likely,
        customers.count_possible,
        customers.count_unlikely,
        customers.churn_risk,
        customers.acquisition_cost,
        case
            when customers.net_spend_with_cost > 0
                then
                    {{ as_double('customers.acquisition_cost') }}
                    / {{ as_double('customers.net_spend_with_cost') }}
        end as cost_to_value_ratio,
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
    inner join customers on measures.segment_id = customers.segment_id
    left join segment_playbook
        on customers.playbook_key = segment_playbook.playbook_key
)

select * from segment_profiles
