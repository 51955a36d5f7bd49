{{ config(materialized=view_or_table()) }}

with

tickets as (
    select * from {{ ref('stg_support__tickets_judged') }}
),

repeated_tickets as (
    select * from {{ ref('stg_support__tickets_repeated') }}
),

stg_support__tickets_checked as (
    {{ with_duplicates('tickets', 'repeated_tickets', ['ticket_id'])
        | indent(4) }}
)

select * from stg_support__tickets_checked
