{{ config(materialized='view') }}

with

events_validated as (
    select * from {{ ref('stg_app__events_validated') }}
),

stg_app__events as (
    select
        event_id,
        customer_id,
        {{ as_word('event_type') }} as event_type,
        occurred_at,
        cast(occurred_at as date) as occurred_date
    from events_validated
    where reject_reason is null and not is_duplicate
)

select * from stg_app__events
