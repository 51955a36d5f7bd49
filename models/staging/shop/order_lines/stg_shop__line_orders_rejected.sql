{{ config(pre_hook="{{ adapter.dispatch('without_merge_joins')() }}") }}

with

order_lines_normalized as (
    select * from {{ ref('stg_shop__order_lines_normalized') }}
),

order_status as (
    select * from {{ ref('stg_shop__order_status') }}
),

accepted_orders as (
    select order_id
    from order_status
    where reject_reason is null
),

rejected_orders as (
    select
        order_id,
        reject_reason
    from order_status
    where reject_reason is not null
),

orders_of_lines as (
    select distinct order_lines_normalized.order_id
    from order_lines_normalized
    left join accepted_orders
        on order_lines_normalized.order_id = accepted_orders.order_id
    where
        order_lines_normalized.order_id is not null
        and accepted_orders.order_id is null
),

stg_shop__line_orders_rejected as (
    select
        orders_of_lines.order_id,
        coalesce(
            rejected_orders.reject_reason, 'unknown_order'
        ) as reject_reason
    from orders_of_lines
    left join rejected_orders
        on orders_of_lines.order_id = rejected_orders.order_id
)

select * from stg_shop__line_orders_rejected
