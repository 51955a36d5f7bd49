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
        {{ recent_day_of('ordered_at') }} as day,
        {{ hour_of('ordered_at_local') }} as local_hour,
        {{ hour_of('ordered_at') }} as utc_hour,
        {{ fate_of_row() }} as fate
    from orders_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of('orders_with_dimensions', 'ordered_at', measures) | indent(4) }}
),

measured_orders as (
    {{ rows_per('orders', 'orders_with_dimensions', 'ordered_at', [
        'fate', 'status', 'currency', 'sales_channel', 'time_zone_given',
        'day', 'local_hour', 'utc_hour',
    ]) | indent(4) }}
    union all
    {{ totals_as_rows('orders', 'totals', measures) | indent(4) }}
)

select * from measured_orders
