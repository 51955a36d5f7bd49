{{ config(pre_hook="{{ without_merge_joins() }}") }}

with

order_lines as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__order_lines_judged') }}
),

-- A bit for each number, 62 of them: numbers are counted without a group for
-- each line. Numbers 62 apart and orders of one hash are looked at for nothing,
-- and told apart below.
hashes_to_look_at as (
    select {{ row_hash(['order_id']) }} as key_hash
    from order_lines
    where reject_reason is null
    group by 1
    having
        count(*)
        > {{ count_bits(
            'bit_or(' ~ bit_of('mod(abs(line_number), 62)') ~ ')'
        ) }}
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
    inner join hashes_to_look_at
        on {{ row_hash(['order_lines.order_id']) }} = hashes_to_look_at.key_hash
)

select * from stg_shop__order_lines_repeated
