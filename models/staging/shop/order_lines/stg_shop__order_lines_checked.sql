{{ config(materialized='view') }}

with

order_lines as (
    select * from {{ ref('stg_shop__order_lines_screened') }}
),

orders_not_accepted as (
    select * from {{ ref('stg_shop__line_orders_not_accepted') }}
),

stg_shop__order_lines_checked as (
    select
        order_lines.order_id,
        order_lines.line_number,
        order_lines.product_id,
        order_lines.category,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.discount,
        -- What the line is comes first (it has no key, it is no sale), then the
        -- verdict on its order: a malformed line of an order that is not used
        -- is nobody's work. Then what is wrong with the line itself.
        case
            when order_lines.is_duplicate then null
            when
                order_lines.reject_reason in ('missing_key', 'stock_adjustment')
                then order_lines.reject_reason
            else coalesce(
                orders_not_accepted.reject_reason, order_lines.reject_reason
            )
        end as reject_reason,
        order_lines.is_duplicate
    from order_lines
    left join orders_not_accepted
        on order_lines.order_id = orders_not_accepted.order_id
)

select * from stg_shop__order_lines_checked
