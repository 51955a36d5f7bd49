with

product_levels as (
    select * from "postgres"."segmentation_intermediate"."int_product_levels"
),

cuts as (
    select
        customer_id,
        product_id,
        lowest_level as cut_level
    from product_levels
    union
    select
        customer_id,
        product_id,
        highest_level as cut_level
    from product_levels
),

-- Every movement is cut where another one begins or ends, so that two slices
-- at one level are equal or apart.
slices as (
    select
        product_levels.customer_id,
        product_levels.product_id,
        product_levels.movement_number,
        product_levels.order_id,
        product_levels.return_id,
        cuts.cut_level as slice_level,
        coalesce(
            lead(cuts.cut_level) over (
                partition by
                    product_levels.customer_id,
                    product_levels.product_id,
                    product_levels.movement_number
                order by cuts.cut_level
            ),
            product_levels.highest_level
        ) - cuts.cut_level as quantity
    from product_levels
    inner join cuts
        on
            product_levels.customer_id = cuts.customer_id
            and product_levels.product_id = cuts.product_id
            and product_levels.lowest_level <= cuts.cut_level
            and product_levels.highest_level > cuts.cut_level
),

-- At one level purchases and returns take turns.
slices_with_purchase as (
    select
        return_id,
        quantity,
        lag(order_id) over (
            partition by customer_id, product_id, slice_level
            order by movement_number
        ) as order_id
    from slices
),

int_returns_matched as (
    select
        return_id,
        order_id,
        cast(sum(quantity) as numeric(18, 4)) as quantity
    from slices_with_purchase
    where return_id is not null
    group by 1, 2
)

select * from int_returns_matched