with

product_stocks as (
    select * from {{ ref('int_product_stocks') }}
),

stocks_before_and_after as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        stock as stock_after,
        coalesce(lag(stock) over (
            partition by customer_id, product_id
            order by movement_number
        ), 0) as stock_before
    from product_stocks
),

int_product_levels as (
    select
        customer_id,
        product_id,
        movement_number,
        order_id,
        return_id,
        cast(
            least(stock_before, stock_after) as numeric(38, 4)
        ) as lowest_level,
        cast(
            greatest(stock_before, stock_after) as numeric(38, 4)
        ) as highest_level
    from stocks_before_and_after
    where stock_before <> stock_after
)

select * from int_product_levels
