{{ config(materialized='view') }}
{%- set is_let_in = var('accept_negative_lines') | lower %}

with

order_lines as (
    select * from {{ ref('base_shop__order_lines') }}
),

stg_shop__order_lines_normalized as (
    select
        order_id,
        line_number,
        product_id,
        category,
        quantity,
        unit_price,
        discount,
        updated_at,
        loaded_at,
        case
            -- Nearly every line is right, as these few questions tell.
            when
                order_id is not null
                and line_number is not null
                and quantity between 0 and 999999
                and unit_price between 0 and 999999
                and coalesce(discount, 0) between 0 and 999999
                then null
            when order_id is null or line_number is null then 'missing_key'
            when quantity < 0 and unit_price = 0 then 'stock_adjustment'
            -- PostgreSQL's NaN is above every number.
            when quantity is null or quantity > 99999999999999
                then 'missing_amount'
            when unit_price is null or unit_price > 99999999999999
                then 'missing_amount'
            when
                greatest(
                    abs(quantity), abs(unit_price), abs(coalesce(discount, 0))
                ) >= 1000000000000
                or abs(
                    {{ as_double('quantity') }} * {{ as_double('unit_price') }}
                ) >= 1000000000000
                then 'amount_out_of_range'
            when quantity < 0 and not {{ is_let_in }} then 'negative_quantity'
            when unit_price < 0 and not {{ is_let_in }} then 'negative_price'
            -- A credit note gives the discount of its line back, too.
            when discount < 0 and not (quantity < 0 and {{ is_let_in }})
                then 'negative_discount'
        end as reject_reason
    from order_lines
)

select * from stg_shop__order_lines_normalized
