{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

tickets_normalized as (
    select * from {{ ref('stg_support__tickets_normalized') }}
),

tickets_duplicates as (
    select * from {{ ref('stg_support__tickets_duplicates') }}
),

stg_support__tickets_deduplicated as (
    {{ with_duplicates(
        'tickets_normalized', 'tickets_duplicates', ['ticket_id']
    ) | indent(4) }}
)

select * from stg_support__tickets_deduplicated
