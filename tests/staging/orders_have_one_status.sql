-- If this fails, lines and returns of an order that is accepted and rejected at
-- once are counted twice. The accepted ones are held to one each by
-- `orders_are_staged_once`.
with

accepted_orders as (
    select * from {{ ref('stg_shop__orders') }}
),

order_status as (
    select * from {{ ref('stg_shop__order_status') }}
),

rejected_orders as (
    select order_id
    from order_status
    where reject_reason is not null
),

orders_have_one_status as (
    select accepted_orders.order_id
    from accepted_orders
    inner join rejected_orders
        on accepted_orders.order_id = rejected_orders.order_id
    union all
    select order_id
    from rejected_orders
    group by 1
    having count(*) > 1
)

select * from orders_have_one_status
