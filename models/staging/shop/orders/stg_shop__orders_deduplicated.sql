{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

orders_normalized as (
    select * from {{ ref('stg_shop__orders_normalized') }}
),

orders_duplicates as (
    select * from {{ ref('stg_shop__orders_duplicates') }}
),

stg_shop__orders_deduplicated as (
    {{ with_duplicates(
        'orders_normalized', 'orders_duplicates', ['order_id']
    ) | indent(4) }}
)

select * from stg_shop__orders_deduplicated
