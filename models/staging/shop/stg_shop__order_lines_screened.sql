{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook=[
        "{{ forget_changed_buckets('stg_shop__order_lines_judged') }}",
        "{{ without_merge_joins() }}",
    ],
) }}

with

order_lines_judged as {{ read_again() }} (
    select * from {{ ref('stg_shop__order_lines_judged') }}
),

lines_to_screen as {{ read_again() }} (
    {{ rows_of_missing_buckets('order_lines_judged') }}
),

repeated_keys as (
    select
        order_id,
        line_number
    from lines_to_screen
    where reject_reason is null
    group by 1, 2
    having count(*) > 1
),

repeated_lines as (
    select
        order_lines.*,
        order_lines.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'order_lines.order_id',
                'order_lines.line_number',
                'order_lines.reject_reason',
            ],
            first=[],
            texts=['product_id', 'category'],
            others=['quantity', 'unit_price', 'discount'],
        ) }} > 1 as is_duplicate
    from lines_to_screen as order_lines
    inner join repeated_keys
        on
            order_lines.order_id = repeated_keys.order_id
            and order_lines.line_number = repeated_keys.line_number
),

other_lines as (
    select
        order_lines.*,
        false as is_duplicate
    from lines_to_screen as order_lines
    left join repeated_keys
        on
            order_lines.order_id = repeated_keys.order_id
            and order_lines.line_number = repeated_keys.line_number
    where repeated_keys.order_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_shop__order_lines_screened as (
    select * from repeated_lines
    union all
    select * from other_lines
)

select * from stg_shop__order_lines_screened
