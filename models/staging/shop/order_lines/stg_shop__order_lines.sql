{{ config(materialized='view') }}

with

order_lines as (
    select * from {{ ref('stg_shop__order_lines_valid') }}
),

orders_not_accepted as (
    select * from {{ ref('stg_shop__line_orders_not_accepted') }}
),

stg_shop__order_lines as (
    select order_lines.*
    from order_lines
    left join orders_not_accepted
        on order_lines.order_id = orders_not_accepted.order_id
    where orders_not_accepted.order_id is null
)

select * from stg_shop__order_lines
