with

as_of as (
    select * from "postgres"."segmentation_intermediate"."int_as_of"
),

returns as (
    select * from "postgres"."segmentation_staging"."stg_shop__returns"
),

orders_valued as (
    select * from "postgres"."segmentation_intermediate"."int_orders_valued"
),

int_returns_named as (
    select
        returns.return_id,
        orders_valued.order_id,
        returns.customer_id,
        returns.product_id,
        returns.quantity,
        returns.refund,
        returns.currency,
        returns.returned_at,
        returns.returned_date
    from returns
    inner join as_of
        on returns.returned_at < as_of.as_of
    left join orders_valued
        on returns.order_id = orders_valued.order_id
)

select * from int_returns_named