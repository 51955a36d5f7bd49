{%- set values = {
    'currency': 'upper(currency)',
    'time_zone': 'time_zone_given',
} -%}
{%- set clocks = {
    'day': recent_day_of('returned_at'),
    'local_hour': hour_of('returned_at_local'),
    'utc_hour': hour_of('returned_at'),
} -%}
{%- set measures = dict(
    null_counts(['order_id', 'product_id', 'quantity']),
    sum_of_refunds=sum_of_accepted('refund')
) -%}

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
        {{ dimensions_of_row('returned_at', dict(values, **clocks))
            | indent(4) }}
    from returns_deduplicated
    cross join last_accepted_run
),

returns_by_value as {{ cte_materialization(true) }} (
    {{ counted_by(
        'returns_with_dimensions', 'returned_at', values, measures
    ) }}
),

returns_by_clock as {{ cte_materialization(true) }} (
    {{ counted_by('returns_with_dimensions', 'returned_at', clocks) }}
),

measured_returns as (
    {{ measures_of(
        'returns',
        {'returns_by_value': values, 'returns_by_clock': clocks},
        measures
    ) }}
)

select * from measured_returns
