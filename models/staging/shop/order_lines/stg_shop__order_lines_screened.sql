{{ config(materialized=view_or_table()) }}

with

order_lines as (
    select * from {{ ref('stg_shop__order_lines_judged') }}
),

repeated_lines as (
    select * from {{ ref('stg_shop__order_lines_repeated') }}
),

stg_shop__order_lines_screened as (
    {{ with_duplicates(
        'order_lines', 'repeated_lines', ['order_id']
    ) | indent(4) }}
)

select * from stg_shop__order_lines_screened
