with

returns_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__returns_normalized') }}
),

repeated_keys as (
    select return_id
    from returns_normalized
    where coalesce(reject_reason, 'guest_sale') = 'guest_sale'
    group by 1
    having count(*) > 1
),

copies_of_returns as (
    select returns_normalized.*
    from returns_normalized
    inner join repeated_keys
        on returns_normalized.return_id = repeated_keys.return_id
),

stg_shop__returns_duplicates as (
    {{ ranked_copies(
        'copies_of_returns',
        keys=['return_id'],
        first=['returned_at desc nulls last'],
        texts=[
            'order_id', 'customer_id_given', 'product_id', 'currency',
            'time_zone_given',
        ],
        others=['quantity', 'refund', 'returned_at_local'],
        zone='time_zone',
    ) | indent(4) }}
)

select * from stg_shop__returns_duplicates
