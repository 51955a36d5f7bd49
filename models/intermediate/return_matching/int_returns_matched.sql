with

product_levels as (
    select * from {{ ref('int_product_levels') }}
),

purchases_used_up as (
    select * from {{ ref('int_purchases_used_up') }}
),

returns_with_rest as (
    select * from {{ ref('int_returns_with_rest') }}
),

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
        movement_number as return_number,
        purchase_number,
        lowest_level
    from returns_with_rest
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
        cast(quantity as numeric(18, 4)) as quantity
    from slices_of_returns
    where quantity > 0
)

select * from int_returns_matched
