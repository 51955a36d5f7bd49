with

orders as {{ read_again() }} (
    select * from {{ ref('stg_shop__orders_judged') }}
),

repeated_keys as (
    select order_id
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
    inner join repeated_keys
        on orders.order_id = repeated_keys.order_id
)

select * from stg_shop__orders_repeated
