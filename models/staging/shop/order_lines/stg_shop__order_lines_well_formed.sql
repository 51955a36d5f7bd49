{{ config(materialized='view') }}

with

order_lines_deduplicated as (
    select * from {{ ref('stg_shop__order_lines_deduplicated') }}
),

stg_shop__order_lines_well_formed as (
    select
        order_id,
        line_number,
        product_id,
        category,
        quantity,
        unit_price,
        cast(coalesce(discount, 0) as numeric(18, 4)) as discount,
        -- The line is rounded, not the price of a piece.
        cast(
            {{ rounded_product('quantity', 'unit_price') }}
            - coalesce(discount, 0) as numeric(18, 4)
        ) as amount
    from order_lines_deduplicated
    where reject_reason is null and not is_duplicate
)

select * from stg_shop__order_lines_well_formed
