with

orders_checked as (
    select * from {{ ref('stg_shop__orders_checked') }}
),

rejected_orders as (
    select
        order_id,
        customer_id,
        ordered_at_local as ordered_at,
        time_zone_given as time_zone,
        status,
        currency,
        sales_channel,
        reject_reason
    from orders_checked
    where reject_reason is not null
)

select * from rejected_orders
