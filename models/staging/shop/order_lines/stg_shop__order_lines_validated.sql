{{ config(materialized='view') }}

with

order_lines_deduplicated as (
    select * from {{ ref('stg_shop__order_lines_deduplicated') }}
),

line_orders_rejected as (
    select * from {{ ref('stg_shop__line_orders_rejected') }}
),

stg_shop__order_lines_validated as (
    select
        order_lines_deduplicated.order_id,
        order_lines_deduplicated.line_number,
        order_lines_deduplicated.product_id,
        order_lines_deduplicated.category,
        order_lines_deduplicated.quantity,
        order_lines_deduplicated.unit_price,
        order_lines_deduplicated.discount,
        -- What the line is comes first (it has no key, it is no sale), then the
        -- status of its order: a malformed line of an order that is not used
        -- needs no repair. Then what is wrong with the line itself.
        case
            when order_lines_deduplicated.is_duplicate then null
            when
                order_lines_deduplicated.reject_reason
                in ('missing_key', 'stock_adjustment')
                then order_lines_deduplicated.reject_reason
            else coalesce(
                line_orders_rejected.reject_reason,
                order_lines_deduplicated.reject_reason
            )
        end as reject_reason,
        order_lines_deduplicated.is_duplicate
    from order_lines_deduplicated
    left join line_orders_rejected
        on order_lines_deduplicated.order_id = line_orders_rejected.order_id
)

select * from stg_shop__order_lines_validated
