-- If the customers' sums are not the sums over their orders, a join multiplied
-- or lost rows and every monetary feature is wrong by an unknown amount.
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

returns_allocated as (
    select * from {{ ref('int_returns_allocated') }}
),

order_amounts as (
    select
        customer_id,
        gross_amount as gross_spend,
        refund_amount as refunds,
        cast(is_purchase as int) as count_orders
    from orders_netted
    where not is_cancelled
    union all
    select
        customer_id,
        cast(0 as numeric(18, 4)) as gross_spend,
        cast(round(sum(
            cast(refund as numeric(38, 4)) * exchange_rate
        ), 4) as numeric(18, 4)) as refunds,
        0 as count_orders
    from returns_allocated
    where order_id is null and is_counted
    group by 1
),

totals as (
    select
        sum(order_amounts.gross_spend) as gross_spend,
        sum(order_amounts.refunds) as refunds,
        sum(order_amounts.count_orders) as count_orders
    from order_amounts
    inner join customer_features
        on order_amounts.customer_id = customer_features.customer_id
),

feature_totals as (
    select
        sum(gross_spend) as gross_spend,
        sum(refunds) as refunds,
        sum(count_orders) as count_orders
    from customer_features
),

spend_of_customers_adds_up_to_their_orders as (
    select
        totals.gross_spend,
        feature_totals.gross_spend as gross_spend_of_customers
    from feature_totals
    cross join totals
    where
        coalesce(totals.gross_spend, 0) <> feature_totals.gross_spend
        or coalesce(totals.refunds, 0) <> feature_totals.refunds
        or coalesce(totals.count_orders, 0) <> feature_totals.count_orders
)

select * from spend_of_customers_adds_up_to_their_orders
