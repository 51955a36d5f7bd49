{{ config(materialized='view') }}

with

as_of as (
    select * from {{ ref('int_as_of') }}
),

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

int_orders_placed as (
    select
        orders.order_id,
        orders.customer_id,
        orders.ordered_at,
        orders.ordered_date,
        orders.is_cancelled,
        orders.is_refunded,
        orders.currency
    from orders
    inner join as_of
        on orders.ordered_at < as_of.as_of
)

select * from int_orders_placed
