with

product_movements as (
    select * from {{ ref('int_product_movements') }}
),

-- At one instant a return comes first: it takes from earlier purchases only.
numbered_movements as (
    select
        customer_id,
        product_id,
        order_id,
        return_id,
        quantity,
        row_number() over (
            partition by customer_id, product_id
            order by
                moved_at,
                case when return_id is null then 1 else 0 end,
                {{ code_points('coalesce(return_id, order_id)') }}
        ) as movement_number
    from product_movements
),

running_totals as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        sum(quantity) over (
            partition by customer_id, product_id
            order by movement_number
            rows between unbounded preceding and current row
        ) as running_total
    from numbered_movements
),

-- The stock is the running total, lifted by all that went below zero so far.
stocks as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        running_total - least(0, min(running_total) over (
            partition by customer_id, product_id
            order by movement_number
            rows between unbounded preceding and current row
        )) as stock_after
    from running_totals
),

stocks_before_and_after as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        stock_after,
        coalesce(lag(stock_after) over (
            partition by customer_id, product_id
            order by movement_number
        ), 0) as stock_before
    from stocks
),

int_product_levels as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        cast(
            least(stock_before, stock_after) as numeric(38, 10)
        ) as lowest_level,
        cast(
            greatest(stock_before, stock_after) as numeric(38, 10)
        ) as highest_level
    from stocks_before_and_after
    where stock_before <> stock_after
)

select * from int_product_levels
