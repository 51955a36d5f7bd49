with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

other_lines as (
    select * from {{ ref('int_other_lines') }}
),

returns_to_match as (
    select
        customer_id,
        product_id,
        return_id,
        returned_at,
        quantity
    from returns_named
    where
        order_id is null
        and product_id is not null
        and quantity > 0
        and refund >= 0
),

products_to_match as (
    select distinct
        customer_id,
        product_id
    from returns_to_match
),

named_quantities as (
    select
        order_id,
        product_id,
        greatest(sum(quantity), 0) as quantity
    from returns_named
    where order_id is not null
    group by 1, 2
),

bought_quantities as (
    select
        orders_placed.customer_id,
        order_lines_well_formed.product_id,
        orders_placed.order_id,
        orders_placed.ordered_at,
        sum(order_lines_well_formed.quantity) as quantity
    from order_lines_well_formed
    inner join orders_placed
        on order_lines_well_formed.order_id = orders_placed.order_id
    inner join products_to_match
        on
            orders_placed.customer_id = products_to_match.customer_id
            and order_lines_well_formed.product_id
            = products_to_match.product_id
    left join other_lines
        on
            order_lines_well_formed.order_id = other_lines.order_id
            and order_lines_well_formed.line_number = other_lines.line_number
    where not orders_placed.is_cancelled and other_lines.order_id is null
    group by 1, 2, 3, 4
),

int_product_movements as (
    select
        bought_quantities.customer_id,
        bought_quantities.product_id,
        bought_quantities.ordered_at as moved_at,
        bought_quantities.order_id,
        cast(null as {{ dbt.type_string() }}) as return_id,
        cast(
            bought_quantities.quantity
            - coalesce(named_quantities.quantity, 0) as numeric(28, 10)
        ) as quantity
    from bought_quantities
    left join named_quantities
        on
            bought_quantities.order_id = named_quantities.order_id
            and bought_quantities.product_id = named_quantities.product_id
    where bought_quantities.quantity > coalesce(named_quantities.quantity, 0)
    union all
    select
        customer_id,
        product_id,
        returned_at as moved_at,
        cast(null as {{ dbt.type_string() }}) as order_id,
        return_id,
        cast(-quantity as numeric(28, 10)) as quantity
    from returns_to_match
)

select * from int_product_movements
