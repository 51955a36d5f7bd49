{%- set values = {
    'status': 'lower(status)',
    'currency': 'upper(currency)',
    'sales_channel': 'sales_channel',
    'time_zone': 'time_zone_given',
} -%}
{%- set clocks = {
    'day': recent_day_of('ordered_at'),
    'local_hour': hour_of('ordered_at_local'),
    'utc_hour': hour_of('ordered_at'),
} -%}
{%- set measures = null_counts(['customer_id', 'ordered_at']) -%}

with

last_accepted_run as {{ cte_materialization(false) }} (
    select * from {{ ref('last_accepted_run') }}
),

orders_deduplicated as {{ cte_materialization(false) }} (
    select * from {{ ref('stg_shop__orders_deduplicated') }}
),

orders_with_dimensions as {{ cte_materialization(false) }} (
    select
        orders_deduplicated.customer_id,
        orders_deduplicated.ordered_at,
        {{ dimensions_of_row('ordered_at', dict(values, **clocks))
            | indent(4) }}
    from orders_deduplicated
    cross join last_accepted_run
),

orders_by_value as {{ cte_materialization(true) }} (
    {{ counted_by(
        'orders_with_dimensions', 'ordered_at', values, measures
    ) }}
),

orders_by_clock as {{ cte_materialization(true) }} (
    {{ counted_by('orders_with_dimensions', 'ordered_at', clocks) }}
),

measured_orders as (
    {{ measures_of(
        'orders',
        {'orders_by_value': values, 'orders_by_clock': clocks},
        measures
    ) }}
)

select * from measured_orders
