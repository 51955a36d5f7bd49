with

orders_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_shop__orders_normalized') }}
),

-- Hashes need half the memory of the keys. Hash collisions are resolved below,
-- where rows are ranked by their keys.
repeated_hashes as (
    select {{ row_hash(['order_id']) }} as key_hash
    from orders_normalized
    where coalesce(reject_reason, 'guest_sale') = 'guest_sale'
    group by 1
    having count(*) > 1
),

copies_of_orders as (
    select orders_normalized.*
    from orders_normalized
    inner join repeated_hashes
        on
            {{ row_hash(['orders_normalized.order_id']) }}
            = repeated_hashes.key_hash
),

stg_shop__orders_duplicates as (
    {{ ranked_copies(
        'copies_of_orders',
        keys=['order_id'],
        first=[
            'ordered_at desc nulls last', 'is_unpaid', 'is_cancelled desc',
            'is_refunded desc',
        ],
        texts=[
            'customer_id', 'time_zone_given', 'status', 'currency',
            'sales_channel',
        ],
        others=['ordered_at_local'],
        zone='time_zone',
    ) | indent(4) }}
)

select * from stg_shop__orders_duplicates
