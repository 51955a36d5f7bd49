{{ config(materialized='view') }}

with

events_deduplicated as (
    select * from {{ ref('stg_app__events_deduplicated') }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

stg_app__events_validated as (
    select
        events_deduplicated.event_id,
        events_deduplicated.customer_id,
        events_deduplicated.event_type,
        events_deduplicated.occurred_at_ms,
        events_deduplicated.occurred_at,
        case
            when
                events_deduplicated.is_duplicate
                or events_deduplicated.reject_reason is not null
                then events_deduplicated.reject_reason
            when events_deduplicated.customer_id = 'erased' then 'erased'
            when customers.customer_id is null then 'unknown_customer'
        end as reject_reason,
        events_deduplicated.is_duplicate
    from events_deduplicated
    left join customers
        on events_deduplicated.customer_id = customers.customer_id
)

select * from stg_app__events_validated
