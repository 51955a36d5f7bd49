{{ config(enabled='ga4' in active_mappings()) }}

with

customers as (
    select * from {{ ref('base_shop__customers') }}
),

events as (
    {{ mapping_source('ga4', 'events', {
        'event_timestamp': 'bigint', 'event_name': 'text', 'user_id': 'text',
        'user_pseudo_id': 'text', 'event_bundle_sequence_id': 'text',
    }) | indent(4) }}
),

-- The export has no id of an event; what is equal in all of this is counted.
numbered as (
    select
        *,
        row_number() over (
            partition by
                user_pseudo_id, event_timestamp, event_name, user_id,
                event_bundle_sequence_id
        ) as copy_number
    from events
    where user_id is not null
),

known_customers as (
    select distinct customer_id
    from customers
),

ga4__events as (
    select
        concat(
            'ga4 ', numbered.user_pseudo_id, ' ', numbered.user_id, ' ',
            numbered.event_timestamp, ' ', numbered.event_name, ' ',
            numbered.event_bundle_sequence_id, ' ', numbered.copy_number
        ) as event_id,
        numbered.user_id as customer_id,
        numbered.event_name as event_type,
        to_timestamp(numbered.event_timestamp / 1000000.0) as occurred_at_ms,
        cast(null as timestamptz) as loaded_at
    from numbered
    inner join known_customers
        on numbered.user_id = known_customers.customer_id
)

select * from ga4__events
