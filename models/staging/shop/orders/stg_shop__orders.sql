{{ config(materialized='view') }}

with

orders_deduplicated as (
    select * from {{ ref('stg_shop__orders_deduplicated') }}
),

stg_shop__orders as (
    select
        order_id,
        customer_id,
        ordered_at,
        cast(ordered_at as date) as ordered_date,
        time_zone,
        {{ as_word('status') }} as status,
        is_cancelled or is_unpaid as is_cancelled,
        is_refunded,
        upper(trim(currency)) as currency,
        sales_channel
    from orders_deduplicated
    where reject_reason is null and not is_duplicate
)

select * from stg_shop__orders
