with

as_of as (
    select * from {{ ref('int_as_of') }}
),

returns as (
    select * from {{ ref('stg_shop__returns') }}
),

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

int_returns_named as (
    select
        returns.return_id,
        orders_placed.order_id,
        orders_placed.customer_id as order_customer_id,
        orders_placed.ordered_date,
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
    left join orders_placed
        on returns.order_id = orders_placed.order_id
)

select * from int_returns_named
