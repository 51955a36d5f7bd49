with

order_lines as (
    select * from {{ ref('base_shop__order_lines') }}
),

order_lines_judged as (
    select
        *,
        case
            when order_id is null or line_number is null then 'missing_key'
            when quantity < 0 and unit_price = 0 then 'stock_adjustment'
            when {{ is_no_amount('quantity') }} then 'missing_amount'
            when {{ is_no_amount('unit_price') }} then 'missing_amount'
            when {{ is_out_of_range([
                'quantity',
                'unit_price',
                'discount',
                'cast(quantity as numeric(38, 4)) * unit_price',
            ]) }} then 'amount_out_of_range'
            when quantity < 0 then 'negative_quantity'
            when unit_price < 0 then 'negative_price'
            when discount < 0 then 'negative_discount'
        end as reject_reason
    from order_lines
),

repeated_keys as (
    select
        order_id,
        line_number
    from order_lines_judged
    where reject_reason is null
    group by 1, 2
    having count(*) > 1
),

repeated_lines as (
    select
        order_lines_judged.*,
        order_lines_judged.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'order_lines_judged.order_id',
                'order_lines_judged.line_number',
                'order_lines_judged.reject_reason',
            ],
            first=[],
            texts=['product_id', 'category'],
            others=['quantity', 'unit_price', 'discount'],
        ) }} > 1 as is_duplicate
    from order_lines_judged
    inner join repeated_keys
        on
            order_lines_judged.order_id = repeated_keys.order_id
            and order_lines_judged.line_number = repeated_keys.line_number
),

other_lines as (
    select
        order_lines_judged.*,
        false as is_duplicate
    from order_lines_judged
    left join repeated_keys
        on
            order_lines_judged.order_id = repeated_keys.order_id
            and order_lines_judged.line_number = repeated_keys.line_number
    where repeated_keys.order_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_shop__order_lines_screened as (
    select * from repeated_lines
    union all
    select * from other_lines
)

select * from stg_shop__order_lines_screened
