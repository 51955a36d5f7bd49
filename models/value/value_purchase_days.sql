with

as_of as (
    select * from {{ ref('int_as_of') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

returns_allocated as (
    select * from {{ ref('int_returns_allocated') }}
),

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

moments as (
    select
        'now' as moment,
        as_of as seen_at
    from as_of
    union all
    select
        'then' as moment,
        as_of - interval '{{ var("outcome_days") }}' day as seen_at
    from as_of
),

-- Of orders with a return: what had been paid back by then, rounded once per
-- order as in `int_orders_netted`.
refunds_then as (
    select
        returns_allocated.order_id,
        cast(round(coalesce(sum(
            cast(returns_allocated.refund as numeric(38, 4))
            * returns_allocated.exchange_rate
        ) filter (
            where
            returns_allocated.is_counted
            and returns_named.returned_at < moments.seen_at
        ), 0), 4) as numeric(18, 4)) as refund_amount,
        cast(round(coalesce(sum(
            cast(returns_allocated.refund as numeric(38, 4))
            * returns_allocated.exchange_rate
        ) filter (
            where
            returns_allocated.is_service
            and returns_named.returned_at < moments.seen_at
        ), 0), 4) as numeric(18, 4)) as service_refund
    from returns_allocated
    inner join returns_named
        on returns_allocated.return_id = returns_named.return_id
    inner join moments on moments.moment = 'then'
    group by 1
),

-- Without a return a state says that all was paid back, and not when.
orders_then as (
    select
        orders_netted.customer_id,
        orders_netted.ordered_at,
        orders_netted.gross_amount,
        orders_netted.service_amount,
        coalesce(refunds_then.refund_amount, orders_netted.refund_amount)
            as refund_amount,
        coalesce(refunds_then.service_refund, 0) as service_refund
    from orders_netted
    left join refunds_then
        on orders_netted.order_id = refunds_then.order_id
    where not orders_netted.is_cancelled
),

-- As `is_purchase` says: something is left, and goods are among it.
purchases as (
    select
        'now' as moment,
        customer_id,
        ordered_at,
        net_amount
    from orders_netted
    where is_purchase
    union all
    select
        'then' as moment,
        customer_id,
        ordered_at,
        gross_amount - refund_amount as net_amount
    from orders_then
    where
        gross_amount > refund_amount
        and gross_amount - service_amount
        > greatest(refund_amount - service_refund, 0)
),

-- Orders of one day are one decision to buy.
value_purchase_days as (
    select
        purchases.customer_id,
        moments.moment,
        moments.seen_at,
        cast(purchases.ordered_at as date) as ordered_date,
        cast(sum(purchases.net_amount) as numeric(18, 4)) as net_amount
    from purchases
    inner join moments
        on
            purchases.moment = moments.moment
            and purchases.ordered_at < moments.seen_at
    group by 1, 2, 3, 4
)

select * from value_purchase_days
