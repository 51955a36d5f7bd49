with

events as {{ read_again() }} (
    select * from {{ ref('stg_app__events_judged') }}
),

repeated_keys as (
    select event_id
    from events
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_app__events_repeated as (
    select
        events.*,
        events.reject_reason is null
        and {{ duplicate_rank(
            keys=['events.event_id', 'events.reject_reason'],
            first=['occurred_at_ms desc nulls last'],
            texts=['customer_id', 'event_type'],
            others=['occurred_at_ms'],
        ) }} > 1 as is_duplicate
    from events
    inner join repeated_keys
        on events.event_id = repeated_keys.event_id
)

select * from stg_app__events_repeated
