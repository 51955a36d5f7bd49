{#- 80 % of the experiments find an effect of 2.8 standard errors. -#}
{%- set smallest_effect -%}
    2.8 * nullif(deviations.deviation, 0) * sqrt(
            1 / (plans.count_customers * plans.control_share)
            + 1 / (plans.count_customers * (1 - plans.control_share))
        )
{%- endset -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

deviations as (
    select * from {{ ref('experiment_deviations') }}
),

sizes as (
    select
        segment_id,
        max(segment_name) as segment_name,
        count(*) as count_customers
    from customer_segments
    group by 1
    union all
    select
        'ALL' as segment_id,
        'All' as segment_name,
        count(*) as count_customers
    from customer_segments
),

plans as (
    {% for metric in ['repeat_share', 'mean_net_spend'] -%}
        {% for share in ['0.5', '0.1'] -%}
            select
                sizes.*,
                '{{ metric }}' as metric,
                {{ as_double(share) }} as control_share
            from sizes
            {{ 'union all' if not (loop.last and metric == 'mean_net_spend') }}
        {% endfor -%}
    {% endfor -%}
),

experiment_power as (
    select
        plans.segment_id,
        plans.segment_name,
        plans.metric,
        plans.control_share,
        cast(plans.count_customers as bigint) as count_customers,
        deviations.mean_outcome,
        deviations.deviation,
        {{ smallest_effect }} as smallest_effect,
        {{ smallest_effect }}
        / nullif(deviations.mean_outcome, 0) as smallest_relative_effect,
        case
            when deviations.deviation > 0 then deviations.based_on
            else 'not known yet'
        end as based_on,
        int_as_of.as_of
    from plans
    cross join int_as_of
    left join deviations
        on
            plans.segment_id = deviations.segment_id
            and plans.metric = deviations.metric
)

select * from experiment_power
