with

events_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_app__events_normalized') }}
),

-- Hashes need half the memory of the keys. Hash collisions are resolved below,
-- where rows are ranked by their keys.
repeated_hashes as (
    select {{ row_hash(['event_id']) }} as key_hash
    from events_normalized
    where coalesce(reject_reason, 'anonymous_event') = 'anonymous_event'
    group by 1
    having count(*) > 1
),

copies_of_events as (
    select events_normalized.*
    from events_normalized
    inner join repeated_hashes
        on
            {{ row_hash(['events_normalized.event_id']) }}
            = repeated_hashes.key_hash
),

stg_app__events_duplicates as (
    {{ ranked_copies(
        'copies_of_events',
        keys=['event_id'],
        first=['occurred_at_ms desc nulls last'],
        texts=['customer_id', 'event_type'],
        others=['occurred_at_ms'],
    ) | indent(4) }}
)

select * from stg_app__events_duplicates
