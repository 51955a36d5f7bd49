with

events as {{ cte_materialization() }} (
    select * from {{ ref('stg_app__events_judged') }}
),

-- Hashes need half the memory of the keys. Two keys of one hash are looked at
-- for nothing, and told apart below.
repeated_hashes as (
    select {{ row_hash(['event_id']) }} as key_hash
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
    inner join repeated_hashes
        on {{ row_hash(['events.event_id']) }} = repeated_hashes.key_hash
)

select * from stg_app__events_repeated
