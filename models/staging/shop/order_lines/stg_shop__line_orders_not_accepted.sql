{{ config(pre_hook="{{ without_merge_joins() }}") }}

with

order_lines as (
    select * from {{ ref('stg_shop__order_lines_judged') }}
),

accepted_orders as (
    select * from {{ ref('stg_shop__orders') }}
),

orders_not_accepted as (
    select * from {{ ref('stg_shop__orders_not_accepted') }}
),

orders_of_lines as (
    select distinct order_lines.order_id
    from order_lines
    left join accepted_orders
        on order_lines.order_id = accepted_orders.order_id
    where
        order_lines.order_id is not null
        and accepted_orders.order_id is null
),

stg_shop__line_orders_not_accepted as (
    select
        orders_of_lines.order_id,
        coalesce(
            orders_not_accepted.reject_reason, 'unknown_order'
        ) as reject_reason
    from orders_of_lines
    left join orders_not_accepted
        on orders_of_lines.order_id = orders_not_accepted.order_id
)

select * from stg_shop__line_orders_not_accepted
