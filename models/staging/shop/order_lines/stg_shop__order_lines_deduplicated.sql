{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

order_lines_normalized as (
    select * from {{ ref('stg_shop__order_lines_normalized') }}
),

order_lines_duplicates as (
    select * from {{ ref('stg_shop__order_lines_duplicates') }}
),

stg_shop__order_lines_deduplicated as (
    {{ with_duplicates(
        'order_lines_normalized', 'order_lines_duplicates', ['order_id']
    ) | indent(4) }}
)

select * from stg_shop__order_lines_deduplicated
