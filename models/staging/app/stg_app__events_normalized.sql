{{ config(materialized='view') }}

with

events as (
    {{ with_merged_customers('app', 'events') | indent(4) }}
),

events_in_utc as (
    select
        *,
        {{ epoch_ms_to_utc('occurred_at_ms') }} as occurred_at
    from events
    {{ optimization_fence() }}
),

stg_app__events_normalized as (
    select
        event_id,
        customer_id,
        event_type,
        occurred_at_ms,
        occurred_at,
        updated_at,
        loaded_at,
        case
            when event_id is null then 'missing_key'
            when customer_id is null then 'anonymous_event'
            when occurred_at_ms is null then 'missing_time'
            when occurred_at is null then 'unparseable_time'
            when occurred_at > {{ plausible_at('latest') }}
                then 'in_the_future'
            when occurred_at < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
        end as reject_reason
    from events_in_utc
)

select * from stg_app__events_normalized
