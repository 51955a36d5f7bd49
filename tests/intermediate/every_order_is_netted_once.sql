-- An order that a join multiplied is counted as two purchases. Each order that
-- was placed is in the table at least once, so equal counts say that each is
-- there once; that costs less than comparing ten million keys.
with

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

placed as (
    select count(*) as count_orders from orders_placed
),

netted as (
    select count(*) as count_orders from orders_netted
),

every_order_is_netted_once as (
    select
        placed.count_orders as count_placed,
        netted.count_orders as count_netted
    from placed
    cross join netted
    where placed.count_orders <> netted.count_orders
)

select * from every_order_is_netted_once
