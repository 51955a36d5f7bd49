{{ config(pre_hook="{{ adapter.dispatch('without_merge_joins')() }}") }}

with

order_lines_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__order_lines_normalized') }}
),

-- A bit for each number, 62 of them: numbers are counted without a group for
-- each line. Numbers 62 apart and hash collisions are resolved below, where
-- rows are ranked by their keys.
candidate_hashes as (
    select {{ row_hash(['order_id']) }} as key_hash
    from order_lines_normalized
    where reject_reason is null
    group by 1
    having
        count(*)
        > {{ count_bits(
            'bit_or('
            ~ adapter.dispatch('bit_of')('mod(abs(line_number), 62)') ~ ')'
        ) }}
),

copies_of_order_lines as (
    select order_lines_normalized.*
    from order_lines_normalized
    inner join candidate_hashes
        on
            {{ row_hash(['order_lines_normalized.order_id']) }}
            = candidate_hashes.key_hash
),

stg_shop__order_lines_duplicates as (
    {{ ranked_copies(
        'copies_of_order_lines',
        keys=['order_id', 'line_number'],
        first=[],
        texts=['product_id', 'category'],
        others=['quantity', 'unit_price', 'discount'],
    ) | indent(4) }}
)

select * from stg_shop__order_lines_duplicates
