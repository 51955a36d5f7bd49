with

returns as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__returns_judged') }}
),

repeated_keys as (
    select return_id
    from returns
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_shop__returns_repeated as (
    select
        returns.*,
        returns.reject_reason is null
        and {{ duplicate_rank(
            keys=['returns.return_id', 'returns.reject_reason'],
            first=['returned_at desc nulls last'],
            texts=[
                'order_id', 'customer_id_given', 'product_id', 'currency',
                'time_zone_given',
            ],
            others=['quantity', 'refund', 'returned_at_local'],
        ) }} > 1 as is_duplicate
    from returns
    inner join repeated_keys
        on returns.return_id = repeated_keys.return_id
)

select * from stg_shop__returns_repeated
