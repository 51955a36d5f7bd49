{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook="{{ forget_changed_buckets('stg_app__events_judged') }}",
) }}

with

events_judged as {{ read_again() }} (
    select * from {{ ref('stg_app__events_judged') }}
),

events_to_screen as {{ read_again() }} (
    {{ rows_of_missing_buckets('events_judged') }}
),

repeated_keys as (
    select event_id
    from events_to_screen
    where reject_reason is null
    group by 1
    having count(*) > 1
),

repeated_events as (
    select
        events.*,
        events.reject_reason is null
        and {{ duplicate_rank(
            keys=['events.event_id', 'events.reject_reason'],
            first=['occurred_at_ms desc nulls last'],
            texts=['customer_id', 'event_type'],
            others=['occurred_at_ms'],
        ) }} > 1 as is_duplicate
    from events_to_screen as events
    inner join repeated_keys
        on events.event_id = repeated_keys.event_id
),

other_events as (
    select
        events.*,
        false as is_duplicate
    from events_to_screen as events
    left join repeated_keys
        on events.event_id = repeated_keys.event_id
    where repeated_keys.event_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_app__events_screened as (
    select * from repeated_events
    union all
    select * from other_events
)

select * from stg_app__events_screened
