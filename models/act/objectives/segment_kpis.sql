{%- set means = [
    'net_spend_365d', 'count_orders_365d', 'average_order_value',
    'return_share', 'discount_share', 'email_open_share_90d', 'active_days_30d',
    'count_tickets_90d',
] -%}
{%- set outcomes = ['repeat_share', 'churn_share', 'mean_net_spend'] -%}
{%- set z = '1.959963984540054' -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

sums as (
    select * from {{ ref('segment_kpi_sums') }}
),

outcome_estimates as (
    select * from {{ ref('segment_outcome_estimates') }}
),

names as (
    select
        segment_id,
        max(segment_name) as segment_name,
        max(playbook_key) as playbook_key
    from customer_segments
    group by 1
),

totals as (
    select count_customers
    from sums
    where segment_id = 'ALL' and tier = 'all'
),

measured as (
    select
        sums.as_of,
        sums.segment_id,
        sums.tier,
        'customers' as metric,
        {{ as_double('sums.count_customers') }} as value_found,
        sqrt({{ as_double('sums.count_customers') }}) as standard_error,
        sums.count_customers
    from sums
    union all
    select
        sums.as_of,
        sums.segment_id,
        sums.tier,
        'customer_share' as metric,
        {{ as_double('sums.count_customers') }} / totals.count_customers
            as value_found,
        sqrt(
            {{ as_double('sums.count_customers') }}
            * (totals.count_customers - sums.count_customers)
            / totals.count_customers
        ) / totals.count_customers as standard_error,
        sums.count_customers
    from sums
    cross join totals
    {% for metric in means -%}
        {%- set n, s, q = 'n_' ~ metric, 's_' ~ metric, 'q_' ~ metric %}
        union all
        select
            as_of,
            segment_id,
            tier,
            '{{ metric }}' as metric,
            {{ as_double(s) }} / {{ n }} as value_found,
            sqrt(
                greatest({{ as_double(
                    n ~ ' * ' ~ q ~ ' - ' ~ s ~ ' * ' ~ s
                ) }}, 0) / {{ n }} / nullif({{ n }} - 1, 0) / {{ n }}
            ) as standard_error,
            {{ n }} as count_customers
        from sums
        where {{ n }} > 0
    {% endfor -%}
    {% for metric in outcomes %}
        union all
        select distinct
            as_of,
            case when part = 'all' then 'ALL' else segment_id end as segment_id,
            'all' as tier,
            '{{ metric }}' as metric,
            {{ metric }} as value_found,
            ({{ metric }}_high - {{ metric }}_low) / (2 * {{ z }})
                as standard_error,
            count_customers
        from outcome_estimates
        where part in ('all', 'segment') and {{ metric }} is not null
    {% endfor %}
),

segment_kpis as (
    select
        measured.as_of,
        measured.segment_id,
        coalesce(names.segment_name, 'All') as segment_name,
        names.playbook_key,
        measured.tier,
        measured.metric,
        measured.value_found as metric_value,
        measured.value_found - {{ z }} * measured.standard_error as value_low,
        measured.value_found + {{ z }} * measured.standard_error as value_high,
        measured.standard_error,
        cast(measured.count_customers as bigint) as count_customers
    from measured
    left join names on measured.segment_id = names.segment_id
    where measured.tier <> 'none'
)

select * from segment_kpis
