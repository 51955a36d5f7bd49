{{ config(materialized='view') }}

with

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

line_orders_rejected as (
    select * from {{ ref('stg_shop__line_orders_rejected') }}
),

stg_shop__order_lines as (
    select order_lines_well_formed.*
    from order_lines_well_formed
    left join line_orders_rejected
        on order_lines_well_formed.order_id = line_orders_rejected.order_id
    where line_orders_rejected.order_id is null
)

select * from stg_shop__order_lines
