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
        {{ row_status_and_horizon('occurred_at') | indent(8) }},
        {{ as_word('events_validated.event_type') }} as per_event_type,
        {{ recent_day('occurred_at') | indent(8) }} as per_day,
        cast(date_part('hour', events_validated.occurred_at) as int)
            as per_utc_hour
    from events_validated
    cross join last_accepted_run
),

events_counted as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_event_type,
        per_day,
        per_utc_hour,
        {{ as_text('per_day') }} || ' ' || per_event_type
            as per_day_of_event_type,
        count(*) as count_rows,
        max(occurred_at) as newest_at,
        count(*) - count(customer_id) as nulls_in_customer_id
    from events_with_dimensions
    group by 1, 2, 3, 4, 5
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
        {{ row_status_and_horizon('opened_at') | indent(8) }},
        {{ as_word('tickets_deduplicated.status') }} as per_status,
        {{ as_word('tickets_deduplicated.priority') }} as per_priority,
        {{ recent_day('opened_at') | indent(8) }} as per_day,
        cast(date_part('hour', tickets_deduplicated.opened_at) as int)
            as per_utc_hour
    from tickets_deduplicated
    cross join last_accepted_run
),

tickets_counted as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_status,
        per_priority,
        per_day,
        per_utc_hour,
        count(*) as count_rows,
        max(opened_at) as newest_at,
        count(*) - count(customer_id) as nulls_in_customer_id,
        count(*) - count(closed_at) as nulls_in_closed_at,
        count(*) - count(satisfaction) as nulls_in_satisfaction
    from tickets_with_dimensions
    group by 1, 2, 3, 4, 5, 6
),

measured_events_and_tickets as (
    {{ measures_of(
        'events',
        {
            'events_counted': [
                'event_type', 'day', 'utc_hour', 'day_of_event_type',
            ],
        },
        ['nulls_in_customer_id']
    ) }}
    union all
    {{ measures_of(
        'tickets',
        {
            'tickets_counted': ['status', 'priority', 'day', 'utc_hour'],
        },
        ['nulls_in_customer_id', 'nulls_in_closed_at', 'nulls_in_satisfaction']
    ) }}
)

select * from measured_events_and_tickets
