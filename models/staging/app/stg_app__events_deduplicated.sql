{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

events_normalized as (
    select * from {{ ref('stg_app__events_normalized') }}
),

events_duplicates as (
    select * from {{ ref('stg_app__events_duplicates') }}
),

stg_app__events_deduplicated as (
    {{ with_duplicates(
        'events_normalized', 'events_duplicates', ['event_id']
    ) | indent(4) }}
)

select * from stg_app__events_deduplicated
