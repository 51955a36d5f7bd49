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

events_validated as (
    select * from {{ ref('stg_app__events_validated') }}
),

events_with_dimensions as (
    select
        events_validated.customer_id,
        events_validated.occurred_at,
        {{ dimensions_of_row('occurred_at', dimensions) | indent(4) }}
    from events_validated
    cross join last_accepted_run
),

events_counted as {{ cte_materialization(true) }} (
    {{ counted_by(
        'events_with_dimensions', 'occurred_at', dimensions, measures
    ) }}
),

measured_events as (
    {{ measures_of('events', {'events_counted': dimensions}, measures) }}
)

select * from measured_events
