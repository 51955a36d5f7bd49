{{ config(materialized=view_or_table()) }}

with

orders as (
    select * from {{ ref('stg_shop__orders_judged') }}
),

repeated_orders as (
    select * from {{ ref('stg_shop__orders_repeated') }}
),

stg_shop__orders_checked as (
    {{ with_duplicates('orders', 'repeated_orders', ['order_id'])
        | indent(4) }}
)

select * from stg_shop__orders_checked
