with

events as (
    select * from {{ ref('base_app__events') }}
),

events_in_utc as (
    select
        *,
        {{ epoch_ms_to_utc('occurred_at_ms') }} as occurred_at
    from events
),

events_judged as (
    select
        *,
        case
            when event_id is null then 'missing_key'
            when customer_id is null then 'anonymous_event'
            when occurred_at_ms is null then 'missing_time'
            when occurred_at is null then 'unparseable_time'
            when occurred_at > {{ latest_plausible_at() }}
                then 'in_the_future'
            when occurred_at < {{ earliest_plausible_at() }}
                then 'in_the_distant_past'
        end as reject_reason
    from events_in_utc
),

repeated_keys as (
    select event_id
    from events_judged
    where reject_reason is null
    group by 1
    having count(*) > 1
),

repeated_events as (
    select
        events_judged.*,
        events_judged.reject_reason is null
        and {{ duplicate_rank(
            keys=['events_judged.event_id', 'events_judged.reject_reason'],
            first=['occurred_at_ms desc nulls last'],
            texts=['customer_id', 'event_type'],
            others=['occurred_at_ms'],
        ) }} > 1 as is_duplicate
    from events_judged
    inner join repeated_keys
        on events_judged.event_id = repeated_keys.event_id
),

other_events as (
    select
        events_judged.*,
        false as is_duplicate
    from events_judged
    left join repeated_keys
        on events_judged.event_id = repeated_keys.event_id
    where repeated_keys.event_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_app__events_screened as (
    select * from repeated_events
    union all
    select * from other_events
)

select * from stg_app__events_screened
