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

tickets_deduplicated as (
    select * from {{ ref('stg_support__tickets_deduplicated') }}
),

tickets_with_dimensions as (
    select
        tickets_deduplicated.customer_id,
        tickets_deduplicated.opened_at,
        tickets_deduplicated.closed_at,
        tickets_deduplicated.satisfaction,
        {{ dimensions_of_row('opened_at', dimensions) | indent(4) }}
    from tickets_deduplicated
    cross join last_accepted_run
),

tickets_counted as {{ cte_materialization(true) }} (
    {{ counted_by(
        'tickets_with_dimensions', 'opened_at', dimensions, measures
    ) }}
),

measured_tickets as (
    {{ measures_of('tickets', {'tickets_counted': dimensions}, measures) }}
)

select * from measured_tickets
