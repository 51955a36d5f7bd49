with

events_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_app__events_normalized') }}
),

-- Hashes need half the memory of the keys. Hash collisions are resolved below,
-- where rows are ranked by their keys.
repeated_hashes as (
    select {{ row_hash(['event_id']) }} as key_hash
    from events_normalized
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_app__events_duplicates as (
    select
        events_normalized.*,
        events_normalized.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'events_normalized.event_id',
                'events_normalized.reject_reason',
            ],
            first=['occurred_at_ms desc nulls last'],
            texts=['customer_id', 'event_type'],
            others=['occurred_at_ms'],
        ) }} > 1 as is_duplicate
    from events_normalized
    inner join repeated_hashes
        on
            {{ row_hash(['events_normalized.event_id']) }}
            = repeated_hashes.key_hash
)

select * from stg_app__events_duplicates
