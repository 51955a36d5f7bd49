with

orders_valued as (
    select * from {{ ref('int_orders_valued') }}
),

returns as (
    select * from {{ ref('stg_shop__returns') }}
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
        cast(round(coalesce(sum(
            cast(refund as numeric(38, 4)) * exchange_rate
        ) filter (where is_counted), 0), 4) as numeric(18, 4))
            as refund_amount,
        cast(round(coalesce(sum(
            cast(refund as numeric(38, 4)) * exchange_rate
        ) filter (where is_service), 0), 4) as numeric(18, 4))
            as service_refund,
        cast(round(coalesce(sum(
            cast(refund as numeric(38, 4)) * exchange_rate
        ) filter (where not is_counted), 0), 4) as numeric(18, 4))
            as passed_on_refund
    from returns_allocated
    where order_id is not null
    group by 1
),

-- Their state says that all was paid back, and no return says how much.
refunded_without_return as (
    select orders_valued.order_id
    from orders_valued
    left join returns
        on orders_valued.order_id = returns.order_id
    where orders_valued.is_refunded and returns.order_id is null
),

orders_with_refunds as (
    select
        orders_valued.*,
        orders_with_rejected_lines.order_id is not null as has_rejected_lines,
        orders_valued.passed_on_amount
        - coalesce(refunds_per_order.passed_on_refund, 0) as passed_on_left,
        coalesce(refunds_per_order.service_refund, 0) as service_refund,
        case
            when refunded_without_return.order_id is not null
                then greatest(
                    orders_valued.gross_amount,
                    coalesce(refunds_per_order.refund_amount, 0)
                )
            else coalesce(refunds_per_order.refund_amount, 0)
        end as refund_given
    from orders_valued
    left join refunds_per_order
        on orders_valued.order_id = refunds_per_order.order_id
    left join refunded_without_return
        on orders_valued.order_id = refunded_without_return.order_id
    left join orders_with_rejected_lines
        on orders_valued.order_id = orders_with_rejected_lines.order_id
),

-- What is beyond the value of the order was paid back for its gift cards.
orders_with_refund_amount as (
    select
        *,
        refund_given - greatest(least(
            refund_given - greatest(gross_amount, 0), passed_on_left
        ), 0) as refund_amount
    from orders_with_refunds
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
        service_amount,
        discount_amount,
        cast(refund_amount as numeric(18, 4)) as refund_amount,
        cast(gross_amount - refund_amount as numeric(18, 4)) as net_amount,
        not is_cancelled
        and gross_amount > refund_amount
        and gross_amount - service_amount
        > greatest(refund_amount - service_refund, 0) as is_purchase,
        refund_amount > greatest(gross_amount, 0)
        or refund_amount < 0 as is_over_refunded,
        is_cancelled and refund_amount > 0 as is_refunded_cancellation
    from orders_with_refund_amount
)

select * from int_orders_netted
