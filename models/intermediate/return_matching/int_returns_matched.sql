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
        movement_number as return_number,
        return_id,
        lowest_level,
        max(case when return_id is null then movement_number end) over (
            partition by customer_id, product_id, height
            order by movement_number
            rows between unbounded preceding and current row
        ) as purchase_number
    from heights
),

-- A return takes all of the purchases that it uses up, and pieces of the one
-- that is on top afterwards.
slices as (
    select
        customer_id,
        product_id,
        return_number,
        movement_number as purchase_number,
        lowest_level
    from purchases_used_up
    union all
    select
        customer_id,
        product_id,
        return_number,
        purchase_number,
        lowest_level
    from tops
    where return_id is not null and purchase_number is not null
),

-- A slice reaches up to the next one, the highest to the top of the return.
slices_of_returns as (
    select
        returned.return_id,
        bought.order_id,
        coalesce(
            lead(slices.lowest_level) over (
                partition by
                    slices.customer_id, slices.product_id, slices.return_number
                order by slices.lowest_level, slices.purchase_number
            ),
            returned.highest_level
        ) - slices.lowest_level as quantity
    from slices
    inner join product_levels as returned
        on
            slices.customer_id = returned.customer_id
            and slices.product_id = returned.product_id
            and slices.return_number = returned.movement_number
    inner join product_levels as bought
        on
            slices.customer_id = bought.customer_id
            and slices.product_id = bought.product_id
            and slices.purchase_number = bought.movement_number
),

int_returns_matched as (
    select
        return_id,
        order_id,
        cast(quantity as numeric(28, 10)) as quantity
    from slices_of_returns
    where quantity > 0
)

select * from int_returns_matched
