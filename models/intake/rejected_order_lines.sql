with

order_lines_validated as (
    select * from {{ ref('stg_shop__order_lines_validated') }}
),

rejected_order_lines as (
    select
        order_id,
        line_number,
        product_id,
        category,
        quantity,
        unit_price,
        discount,
        reject_reason
    from order_lines_validated
    where reject_reason is not null
)

select * from rejected_order_lines
