
  
    

  create  table "postgres"."segmentation_intermediate"."int_product_movements__dbt_tmp"
  
  
    as
  
  (
    with

returns_named as (
    select * from "postgres"."segmentation_intermediate"."int_returns_named"
),

orders_valued as (
    select * from "postgres"."segmentation_intermediate"."int_orders_valued"
),

order_lines as (
    select * from "postgres"."segmentation_staging"."stg_shop__order_lines"
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
        sum(quantity) as quantity
    from returns_named
    where order_id is not null
    group by 1, 2
),

bought_quantities as (
    select
        orders_valued.customer_id,
        order_lines.product_id,
        orders_valued.order_id,
        orders_valued.ordered_at,
        sum(order_lines.quantity) as quantity
    from order_lines
    inner join orders_valued
        on order_lines.order_id = orders_valued.order_id
    inner join products_to_match
        on
            orders_valued.customer_id = products_to_match.customer_id
            and order_lines.product_id = products_to_match.product_id
    where not orders_valued.is_cancelled
    group by 1, 2, 3, 4
),

quantities_left as (
    select
        bought_quantities.customer_id,
        bought_quantities.product_id,
        bought_quantities.order_id,
        bought_quantities.ordered_at,
        bought_quantities.quantity
        - coalesce(named_quantities.quantity, 0) as quantity
    from bought_quantities
    left join named_quantities
        on
            bought_quantities.order_id = named_quantities.order_id
            and bought_quantities.product_id = named_quantities.product_id
),

int_product_movements as (
    select
        customer_id,
        product_id,
        ordered_at as moved_at,
        order_id,
        cast(null as TEXT) as return_id,
        cast(quantity as numeric(18, 4)) as quantity
    from quantities_left
    where quantity > 0
    union all
    select
        customer_id,
        product_id,
        returned_at as moved_at,
        cast(null as TEXT) as order_id,
        return_id,
        cast(-quantity as numeric(18, 4)) as quantity
    from returns_to_match
)

select * from int_product_movements
  );
  