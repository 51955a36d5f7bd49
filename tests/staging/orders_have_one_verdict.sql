-- If this fails, lines and returns of an order that is accepted and turned down
-- at once are counted twice.
with

accepted_orders as (
    select * from {{ ref('stg_shop__orders') }}
),

orders_not_accepted as (
    select * from {{ ref('stg_shop__orders_not_accepted') }}
),

violations as (
    select accepted_orders.order_id
    from accepted_orders
    inner join orders_not_accepted
        on accepted_orders.order_id = orders_not_accepted.order_id
)

select * from violations
