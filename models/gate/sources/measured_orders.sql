{%- set final_statuses =
    var('cancelled_order_statuses') + var('refunded_order_statuses') -%}
{%- set members = ['currency', 'sales_channel', 'time_zone'] -%}

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
        {{ row_status_and_horizon('ordered_at') | indent(8) }},
        {{ as_word('orders_deduplicated.status') }} as per_status,
        upper(trim(orders_deduplicated.currency)) as per_currency,
        orders_deduplicated.sales_channel as per_sales_channel,
        orders_deduplicated.time_zone_given as per_time_zone,
        orders_deduplicated.time_zone,
        date_trunc('day', orders_deduplicated.ordered_at_local)
        = orders_deduplicated.ordered_at_local as is_midnight,
        {{ recent_day('ordered_at') | indent(8) }} as per_day,
        cast(date_part('hour', orders_deduplicated.ordered_at_local) as int)
            as per_local_hour,
        cast(date_part('hour', orders_deduplicated.ordered_at) as int)
            as per_utc_hour
    from orders_deduplicated
    cross join last_accepted_run
),

-- What a row says and what its clock says are counted apart: all of it together
-- has nearly as many values as rows.
orders_by_value as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_status,
        per_currency,
        per_sales_channel,
        per_time_zone,
        per_day,
        {% for member in members -%}
            {{ as_text('per_day') }} || ' ' || per_{{ member }}
                as per_day_of_{{ member }},
        {% endfor -%}
        count(*) as count_rows,
        max(ordered_at) as newest_at,
        case
            when {{ is_word_of('per_status', final_statuses) }} then count(*)
            else 0
        end as cancelled_rows,
        count(*) - count(customer_id) as nulls_in_customer_id,
        count(*) - count(ordered_at) as nulls_in_ordered_at,
        count(*) filter (where is_midnight) as nulls_in_time_of_day
    from orders_with_dimensions
    group by 1, 2, 3, 4, 5, 6, 7
),

orders_by_clock as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_day,
        per_local_hour,
        per_utc_hour,
        {{ as_text('per_local_hour') }} || ' ' || time_zone as per_hour_of_zone,
        count(*) as count_rows,
        max(ordered_at) as newest_at
    from orders_with_dimensions
    group by 1, 2, 3, 4, 5, 6
),

measured_orders as (
    {{ measures_of(
        'orders',
        {
            'orders_by_value': [
                'status', 'currency', 'sales_channel', 'time_zone',
                'day_of_currency', 'day_of_sales_channel', 'day_of_time_zone',
            ],
            'orders_by_clock': [
                'day', 'local_hour', 'utc_hour', 'hour_of_zone',
            ],
        },
        [
            'nulls_in_customer_id', 'nulls_in_ordered_at',
            'nulls_in_time_of_day', 'cancelled_rows',
        ]
    ) }}
)

select * from measured_orders
