{#- A Gini of 1 ranks customers as what they did; 0 is chance. -#}
{%- set measured = [
    ('expected_orders', 'count_orders', 'orders'),
    ('expected_spend', 'net_spend', 'spend'),
] -%}

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

customers as (
    select
        value_scores.customer_id,
        value_scores.order_probability,
        value_scores.expected_orders,
        value_scores.expected_spend,
        customer_outcomes.segment_id,
        {{ as_double('coalesce(done_since.count_orders, 0)') }} as count_orders,
        {{ as_double('greatest(coalesce(done_since.net_spend, 0), 0)') }}
            as net_spend
    from value_scores
    left join customer_outcomes
        on value_scores.customer_id = customer_outcomes.customer_id
    left join done_since
        on value_scores.customer_id = done_since.customer_id
),

customers_in_groups as (
    select
        *,
        'all' as forecast_group
    from customers
    union all
    select
        *,
        segment_id as forecast_group
    from customers
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
)

select * from value_backtest
