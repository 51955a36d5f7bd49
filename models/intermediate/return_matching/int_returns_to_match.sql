with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

int_returns_to_match as (
    select
        return_id,
        customer_id,
        product_id,
        returned_at,
        quantity
    from returns_named
    where
        order_id is null
        and product_id is not null
        and quantity > 0
)

select * from int_returns_to_match
