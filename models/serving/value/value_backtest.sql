{#- A Gini of 1 ranks customers as what they did; 0 is chance. -#}
{%- set measured = [
    ('expected_orders', 'count_orders', 'orders'),
    ('expected_spend', 'net_spend', 'spend'),
] -%}

with

value_results as (
    select * from {{ ref('value_results') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

as_of as (
    select * from {{ ref('int_as_of') }}
),

customers_in_groups as (
    select
        *,
        'all' as forecast_group
    from value_results
    union all
    select
        *,
        segment_id as forecast_group
    from value_results
    where segment_id is not null
),

ranked as (
    select
        {% for measure in measured | map('first') | list
            + measured | map(attribute=1) | list -%}
            {{ as_double(
                'row_number() over (partition by forecast_group order by '
                ~ measure ~ ' desc, customer_id)'
            ) }} as {{ measure }}_rank,
        {% endfor -%}
        customers_in_groups.*
    from customers_in_groups
),

sums as (
    select
        forecast_group,
        avg(order_probability) as forecast_repeat_share,
        {{ as_double('count(*) filter (where count_orders > 0)') }}
        / count(*) as actual_repeat_share,
        sum(expected_orders) as forecast_orders,
        sum(count_orders) as actual_orders,
        sum(expected_spend) as forecast_spend,
        sum(net_spend) as actual_spend,
        {% for forecast, actual, what in measured -%}
            sum({{ actual }} * {{ forecast }}_rank) as {{ forecast }}_placed,
            sum({{ actual }} * {{ actual }}_rank) as {{ actual }}_placed,
        {% endfor -%}
        max(segmented_as_of) as segmented_as_of,
        count(*) as count_customers
    from ranked
    group by 1
),

value_backtest as (
    select
        as_of.as_of,
        as_of.as_of - interval '{{ var("outcome_days") }}' day
            as forecast_as_of,
        sums.forecast_group as segment_id,
        coalesce(segment_sizes.segment_name, 'All customers') as segment_name,
        cast(sums.count_customers as bigint) as count_customers,
        {% for forecast, actual, what in measured -%}
            sums.forecast_{{ what }},
            sums.actual_{{ what }},
            sums.forecast_{{ what }} / nullif(sums.actual_{{ what }}, 0) - 1
                as {{ what }}_bias,
            (
                (sums.count_customers + 1) * sums.actual_{{ what }}
                - 2 * sums.{{ forecast }}_placed
            ) / nullif(
                (sums.count_customers + 1) * sums.actual_{{ what }}
                - 2 * sums.{{ actual }}_placed, 0
            ) as {{ what }}_gini,
        {% endfor -%}
        sums.forecast_repeat_share,
        sums.actual_repeat_share
    from sums
    cross join as_of
    left join segment_sizes
        on
            sums.segmented_as_of = segment_sizes.as_of
            and sums.forecast_group = segment_sizes.segment_id
)

select * from value_backtest
