with

orders as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__orders_judged') }}
),

-- Hashes need half the memory of the keys. Two keys of one hash are looked at
-- for nothing, and told apart below.
repeated_hashes as (
    select {{ row_hash(['order_id']) }} as key_hash
    from orders
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_shop__orders_repeated as (
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
    from orders
    inner join repeated_hashes
        on {{ row_hash(['orders.order_id']) }} = repeated_hashes.key_hash
)

select * from stg_shop__orders_repeated
