{%- set dimensions = {
    'event_type': 'lower(event_type)',
    'day': recent_day_of('occurred_at'),
    'utc_hour': hour_of('occurred_at'),
} -%}
{%- set measures = null_counts(['customer_id']) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

events_checked as (
    select * from {{ ref('stg_app__events_checked') }}
),

events_with_dimensions as (
    select
        events_checked.*,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from events_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of(
        'events_with_dimensions', 'occurred_at', measures
    ) | indent(4) }}
),

measured_events as (
    {{ rows_per(
        'events', 'events_with_dimensions', 'occurred_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('events', 'totals', measures) | indent(4) }}
)

select * from measured_events
