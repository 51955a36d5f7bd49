with

orders_valued as (
    select * from {{ ref('int_orders_valued') }}
),

returns_allocated as (
    select * from {{ ref('int_returns_allocated') }}
),

rejected_order_lines as (
    select * from {{ ref('rejected_order_lines') }}
),

reject_reasons as (
    select * from {{ ref('reject_reasons') }}
),

-- Stock adjustments are no part of what was sold.
orders_with_rejected_lines as (
    select distinct rejected_order_lines.order_id
    from rejected_order_lines
    left join reject_reasons
        on rejected_order_lines.reject_reason = reject_reasons.reject_reason
    where coalesce(reject_reasons.stops_the_build, true)
),

-- Rounded once per order, so that refunds in parts add up to a full refund.
refunds_per_order as (
    select
        order_id,
        cast(round(
            sum(cast(refund as numeric(38, 4)) * exchange_rate), 4
        ) as numeric(18, 4)) as refund_amount
    from returns_allocated
    where order_id is not null
    group by 1
),

orders_with_refunds as (
    select
        orders_valued.order_id,
        orders_valued.customer_id,
        orders_valued.ordered_at,
        orders_valued.is_cancelled,
        orders_valued.has_lines,
        orders_with_rejected_lines.order_id is not null as has_rejected_lines,
        orders_valued.exchange_rate,
        orders_valued.gross_amount,
        orders_valued.discount_amount,
        coalesce(refunds_per_order.refund_amount, 0) as refund_amount
    from orders_valued
    left join refunds_per_order
        on orders_valued.order_id = refunds_per_order.order_id
    left join orders_with_rejected_lines
        on orders_valued.order_id = orders_with_rejected_lines.order_id
),

int_orders_netted as (
    select
        order_id,
        customer_id,
        ordered_at,
        is_cancelled,
        has_lines,
        has_rejected_lines,
        exchange_rate,
        gross_amount,
        discount_amount,
        cast(refund_amount as numeric(18, 4)) as refund_amount,
        cast(gross_amount - refund_amount as numeric(18, 4)) as net_amount,
        not is_cancelled and gross_amount > refund_amount as is_purchase,
        refund_amount > gross_amount as is_over_refunded,
        is_cancelled and refund_amount > 0 as is_refunded_cancellation
    from orders_with_refunds
)

select * from int_orders_netted
