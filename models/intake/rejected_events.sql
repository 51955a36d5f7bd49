with

events_validated as (
    select * from {{ ref('stg_app__events_validated') }}
),

rejected_events as (
    select
        event_id,
        customer_id,
        event_type,
        occurred_at_ms,
        reject_reason
    from events_validated
    where reject_reason is not null
)

select * from rejected_events
