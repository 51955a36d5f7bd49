{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='sync_all_columns',
    pre_hook="{{ forget_changed_buckets('stg_shop__orders_judged') }}",
) }}

with

orders_judged as (
    select * from {{ ref('stg_shop__orders_judged') }}
),

orders_to_screen as (
    {{ rows_of_missing_buckets('orders_judged') }}
),

repeated_keys as (
    select order_id
    from orders_to_screen
    where reject_reason is null
    group by 1
    having count(*) > 1
),

repeated_orders as (
    select
        orders.*,
        orders.reject_reason is null
        and {{ duplicate_rank(
            keys=['orders.order_id', 'orders.reject_reason'],
            first=['ordered_at desc nulls last', 'is_cancelled desc'],
            texts=[
                'customer_id', 'time_zone_given', 'status', 'currency',
                'sales_channel',
            ],
            others=['ordered_at_local'],
        ) }} > 1 as is_duplicate
    from orders_to_screen as orders
    inner join repeated_keys
        on orders.order_id = repeated_keys.order_id
),

other_orders as (
    select
        orders.*,
        false as is_duplicate
    from orders_to_screen as orders
    left join repeated_keys
        on orders.order_id = repeated_keys.order_id
    where repeated_keys.order_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_shop__orders_checked as (
    select * from repeated_orders
    union all
    select * from other_orders
)

select * from stg_shop__orders_checked
