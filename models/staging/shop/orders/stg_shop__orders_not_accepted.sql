with

orders as (
    select * from {{ ref('stg_shop__orders_checked') }}
),

accepted_orders as (
    select * from {{ ref('stg_shop__orders') }}
),

orders_with_rejected_rows as (
    select
        order_id,
        case
            when bool_or(reject_reason <> 'guest_sale') then 'order_rejected'
            else 'guest_sale'
        end as reject_reason
    from orders
    where reject_reason is not null and order_id is not null
    group by 1
),

stg_shop__orders_not_accepted as (
    select rejected.*
    from orders_with_rejected_rows as rejected
    left join accepted_orders
        on rejected.order_id = accepted_orders.order_id
    where accepted_orders.order_id is null
)

select * from stg_shop__orders_not_accepted
