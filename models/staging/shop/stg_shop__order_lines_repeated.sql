{{ config(pre_hook="{{ without_merge_joins() }}") }}

with

order_lines as {{ read_again() }} (
    select * from {{ ref('stg_shop__order_lines_judged') }}
),

repeated_keys as (
    select
        order_id,
        line_number
    from order_lines
    where reject_reason is null
    group by 1, 2
    having count(*) > 1
),

stg_shop__order_lines_repeated as (
    select
        order_lines.*,
        order_lines.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'order_lines.order_id', 'order_lines.line_number',
                'order_lines.reject_reason',
            ],
            first=[],
            texts=['product_id', 'category'],
            others=['quantity', 'unit_price', 'discount'],
        ) }} > 1 as is_duplicate
    from order_lines
    inner join repeated_keys
        on
            order_lines.order_id = repeated_keys.order_id
            and order_lines.line_number = repeated_keys.line_number
)

select * from stg_shop__order_lines_repeated
