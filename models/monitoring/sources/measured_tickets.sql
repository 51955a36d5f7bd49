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
        {{ recent_day_of('opened_at') }} as day,
        {{ hour_of('opened_at') }} as utc_hour,
        {{ fate_of_row() }} as fate
    from tickets_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of('tickets_with_dimensions', 'opened_at', measures) | indent(4) }}
),

measured_tickets as (
    {{ rows_per('tickets', 'tickets_with_dimensions', 'opened_at', [
        'fate', 'status', 'priority', 'day', 'utc_hour',
    ]) | indent(4) }}
    union all
    {{ totals_as_rows('tickets', 'totals', measures) | indent(4) }}
)

select * from measured_tickets
