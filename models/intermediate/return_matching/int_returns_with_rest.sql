with

product_levels as (
    select * from {{ ref('int_product_levels') }}
),

purchases_used_up as (
    select * from {{ ref('int_purchases_used_up') }}
),

counts_used_up as (
    select
        customer_id,
        product_id,
        return_number,
        count(*) as count_purchases
    from purchases_used_up
    group by 1, 2, 3
),

-- How many purchases still have pieces after each movement.
heights as (
    select
        product_levels.customer_id,
        product_levels.product_id,
        product_levels.movement_number,
        product_levels.return_id,
        product_levels.lowest_level,
        sum(case
            when product_levels.return_id is null then 1
            else -coalesce(counts_used_up.count_purchases, 0)
        end) over (
            partition by product_levels.customer_id, product_levels.product_id
            order by product_levels.movement_number
            rows between unbounded preceding and current row
        ) as height
    from product_levels
    left join counts_used_up
        on
            product_levels.customer_id = counts_used_up.customer_id
            and product_levels.product_id = counts_used_up.product_id
            and product_levels.movement_number = counts_used_up.return_number
),

-- A purchase adds one, so the last one at this height is on top.
tops as (
    select
        customer_id,
        product_id,
        movement_number,
        return_id,
        lowest_level,
        max(case when return_id is null then movement_number end) over (
            partition by customer_id, product_id, height
            order by movement_number
            rows between unbounded preceding and current row
        ) as purchase_number
    from heights
),

int_returns_with_rest as (
    select
        customer_id,
        product_id,
        movement_number,
        lowest_level,
        purchase_number
    from tops
    where return_id is not null and purchase_number is not null
)

select * from int_returns_with_rest
