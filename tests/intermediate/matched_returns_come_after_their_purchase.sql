-- If a return takes from an order that came later, a customer's newest purchase
-- disappears because of something that was sent back before it.
with

returns_matched as (
    select * from {{ ref('int_returns_matched') }}
),

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

matched_returns_come_after_their_purchase as (
    select
        returns_matched.return_id,
        returns_matched.order_id
    from returns_matched
    inner join returns_named
        on returns_matched.return_id = returns_named.return_id
    inner join orders_netted
        on returns_matched.order_id = orders_netted.order_id
    where
        orders_netted.ordered_at >= returns_named.returned_at
        or orders_netted.is_cancelled
        or orders_netted.customer_id <> returns_named.customer_id
)

select * from matched_returns_come_after_their_purchase
