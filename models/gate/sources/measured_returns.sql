with

last_accepted_run as {{ cte_materialization(false) }} (
    select * from {{ ref('last_accepted_run') }}
),

returns_deduplicated as {{ cte_materialization(false) }} (
    select * from {{ ref('stg_shop__returns_deduplicated') }}
),

returns_with_dimensions as {{ cte_materialization(false) }} (
    select
        returns_deduplicated.order_id,
        returns_deduplicated.product_id,
        returns_deduplicated.quantity,
        returns_deduplicated.refund,
        returns_deduplicated.returned_at,
        {{ row_status_and_horizon('returned_at') | indent(8) }},
        upper(trim(returns_deduplicated.currency)) as per_currency,
        returns_deduplicated.time_zone_given as per_time_zone,
        returns_deduplicated.time_zone,
        case
            when returns_deduplicated.refund > 0
                then cast(round(1000 * ln({{ as_double(
                    'returns_deduplicated.refund'
                ) }})) as bigint)
        end as log_of_refunds,
        {{ recent_day('returned_at') | indent(8) }} as per_day,
        cast(date_part('hour', returns_deduplicated.returned_at_local) as int)
            as per_local_hour,
        cast(date_part('hour', returns_deduplicated.returned_at) as int)
            as per_utc_hour
    from returns_deduplicated
    cross join last_accepted_run
),

-- What a row says and what its clock says are counted apart: all of it together
-- has nearly as many values as rows.
returns_by_value as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_currency,
        per_time_zone,
        count(*) as count_rows,
        max(returned_at) as newest_at,
        count(log_of_refunds) as rows_of_refunds,
        sum(log_of_refunds) as logs_of_refunds,
        sum(log_of_refunds * log_of_refunds) as squares_of_refunds,
        count(*) - count(order_id) as nulls_in_order_id,
        count(*) - count(product_id) as nulls_in_product_id,
        count(*) - count(quantity) as nulls_in_quantity,
        count(*) - count(nullif(refund, 0)) as nulls_in_refund,
        sum(
            case when row_status = 'accepted' then refund end
        ) as sum_of_refunds
    from returns_with_dimensions
    group by 1, 2, 3, 4
),

returns_by_clock as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_day,
        per_local_hour,
        per_utc_hour,
        {{ as_text('per_local_hour') }} || ' ' || time_zone as per_hour_of_zone,
        count(*) as count_rows,
        max(returned_at) as newest_at,
        count(log_of_refunds) as rows_of_refunds,
        sum(log_of_refunds) as logs_of_refunds,
        sum(log_of_refunds * log_of_refunds) as squares_of_refunds
    from returns_with_dimensions
    group by 1, 2, 3, 4, 5, 6
),

measured_returns as (
    {{ measures_of(
        'returns',
        {
            'returns_by_value': ['currency', 'time_zone'],
            'returns_by_clock': [
                'day', 'local_hour', 'utc_hour', 'hour_of_zone',
            ],
        },
        [
            'nulls_in_order_id', 'nulls_in_product_id', 'nulls_in_quantity',
            'nulls_in_refund', 'sum_of_refunds',
        ],
        ['refunds'],
        {'returns_by_value': ['currency'], 'returns_by_clock': ['day']}
    ) }}
)

select * from measured_returns
