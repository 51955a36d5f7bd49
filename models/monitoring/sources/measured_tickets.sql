{%- set dimensions = {
    'status': 'lower(status)',
    'priority': 'lower(priority)',
    'day': recent_day_of('opened_at'),
    'utc_hour': hour_of('opened_at'),
} -%}
{%- set measures = null_counts(['customer_id', 'closed_at', 'satisfaction']) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

tickets_checked as (
    select * from {{ ref('stg_support__tickets_checked') }}
),

tickets_with_dimensions as (
    select
        tickets_checked.*,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from tickets_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of(
        'tickets_with_dimensions', 'opened_at', measures
    ) | indent(4) }}
),

measured_tickets as (
    {{ rows_per(
        'tickets', 'tickets_with_dimensions', 'opened_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('tickets', 'totals', measures) | indent(4) }}
)

select * from measured_tickets
