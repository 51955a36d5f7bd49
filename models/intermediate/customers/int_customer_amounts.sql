{{ config(materialized=view_or_table()) }}

with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_orders as (
    select * from {{ ref('int_customer_orders') }}
),

unmatched as (
    select * from {{ ref('int_customer_unmatched_refunds') }}
),

customer_gaps as (
    select * from {{ ref('int_customer_order_gaps') }}
),

int_customer_amounts as (
    select
        customers_observed.customer_id,
        cast(
            coalesce(customer_orders.gross_spend, 0) as numeric(18, 4)
        ) as gross_spend,
        cast(
            coalesce(customer_orders.order_refunds, 0)
            + coalesce(unmatched.unmatched_refunds, 0) as numeric(18, 4)
        ) as refunds,
        cast(
            coalesce(customer_orders.order_net, 0)
            - coalesce(unmatched.unmatched_refunds, 0) as numeric(18, 4)
        ) as net_spend,
        cast(
            coalesce(customer_orders.net_spend_365d, 0) as numeric(18, 4)
        ) as net_spend_365d,
        coalesce(customer_orders.discounts, 0) as discounts,
        coalesce(customer_orders.count_orders, 0) as count_orders,
        coalesce(customer_orders.count_orders_365d, 0) as count_orders_365d,
        customer_orders.first_ordered_at,
        customer_orders.last_ordered_at,
        cast(customer_orders.purchase_net as numeric(38, 4)) as purchase_net,
        customer_orders.purchase_net_squares,
        coalesce(customer_orders.has_over_refund, false) as has_over_refund,
        unmatched.customer_id is not null as has_unmatched_return,
        customer_gaps.count_gaps,
        customer_gaps.gap_total,
        customer_gaps.gap_squares
    from customers_observed
    left join customer_orders
        on customers_observed.customer_id = customer_orders.customer_id
    left join unmatched
        on customers_observed.customer_id = unmatched.customer_id
    left join customer_gaps
        on customers_observed.customer_id = customer_gaps.customer_id
)

select * from int_customer_amounts
