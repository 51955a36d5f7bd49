{{ config(materialized=view_or_table()) }}

with

events as (
    select * from {{ ref('stg_app__events_judged') }}
),

repeated_events as (
    select * from {{ ref('stg_app__events_repeated') }}
),

stg_app__events_screened as (
    {{ with_duplicates('events', 'repeated_events', ['event_id'])
        | indent(4) }}
)

select * from stg_app__events_screened
