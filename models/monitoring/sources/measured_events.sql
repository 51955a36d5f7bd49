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
        {{ recent_day_of('occurred_at') }} as day,
        {{ hour_of('occurred_at') }} as utc_hour,
        {{ fate_of_row() }} as fate
    from events_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of('events_with_dimensions', 'occurred_at', measures) | indent(4) }}
),

measured_events as (
    {{ rows_per('events', 'events_with_dimensions', 'occurred_at', [
        'fate', 'event_type', 'day', 'utc_hour',
    ]) | indent(4) }}
    union all
    {{ totals_as_rows('events', 'totals', measures) | indent(4) }}
)

select * from measured_events
