{{ config(materialized='view') }}

with

order_lines as (
    select * from {{ ref('stg_shop__order_lines_valid') }}
),

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

stg_shop__order_lines as (
    select order_lines.*
    from order_lines
    inner join orders
        on order_lines.order_id = orders.order_id
)

select * from stg_shop__order_lines
