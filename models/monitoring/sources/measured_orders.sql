{%- set dimensions = {
    'status': 'lower(status)',
    'currency': 'upper(currency)',
    'sales_channel': 'sales_channel',
    'time_zone': 'time_zone_given',
    'day': recent_day_of('ordered_at'),
    'local_hour': hour_of('ordered_at_local'),
    'utc_hour': hour_of('ordered_at'),
} -%}
{%- set measures = null_counts(['customer_id', 'ordered_at']) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

orders_checked as (
    select * from {{ ref('stg_shop__orders_checked') }}
),

orders_with_dimensions as (
    select
        orders_checked.*,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from orders_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of(
        'orders_with_dimensions', 'ordered_at', measures
    ) | indent(4) }}
),

measured_orders as (
    {{ rows_per(
        'orders', 'orders_with_dimensions', 'ordered_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('orders', 'totals', measures) | indent(4) }}
)

select * from measured_orders
