with

orders_deduplicated as (
    select * from {{ ref('stg_shop__orders_deduplicated') }}
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
    from orders_deduplicated
    where reject_reason is not null
)

select * from rejected_orders
