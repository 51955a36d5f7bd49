with

product_purchases as (
    select * from {{ ref('int_product_purchases') }}
),

returns_to_match as (
    select * from {{ ref('int_returns_to_match') }}
),

int_product_movements as (
    select
        customer_id,
        product_id,
        ordered_at as moved_at,
        order_id,
        cast(null as {{ dbt.type_string() }}) as return_id,
        quantity
    from product_purchases
    union all
    select
        customer_id,
        product_id,
        returned_at as moved_at,
        cast(null as {{ dbt.type_string() }}) as order_id,
        return_id,
        cast(-quantity as numeric(18, 4)) as quantity
    from returns_to_match
)

select * from int_product_movements
