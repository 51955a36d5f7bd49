{%- set dimensions = {
    'currency': 'upper(currency)',
    'time_zone': 'time_zone_given',
    'day': recent_day_of('returned_at'),
    'local_hour': hour_of('returned_at_local'),
    'utc_hour': hour_of('returned_at'),
} -%}
{%- set measures = dict(
    null_counts(['order_id', 'product_id', 'quantity']),
    sum_of_refunds=sum_of_accepted('refund')
) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

returns_checked as (
    select * from {{ ref('stg_shop__returns_checked') }}
),

returns_with_dimensions as (
    select
        returns_checked.*,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from returns_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of(
        'returns_with_dimensions', 'returned_at', measures
    ) | indent(4) }}
),

measured_returns as (
    {{ rows_per(
        'returns', 'returns_with_dimensions', 'returned_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('returns', 'totals', measures) | indent(4) }}
)

select * from measured_returns
