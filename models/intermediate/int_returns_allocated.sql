with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

returns_split as (
    select * from {{ ref('int_returns_split') }}
),

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

daily_rates as (
    select * from {{ ref('int_daily_rates') }}
),

split_totals as (
    select
        return_id,
        sum(quantity) as quantity,
        sum(refund) as refund
    from returns_split
    group by 1
),

parts as (
    select
        return_id,
        order_id,
        quantity,
        refund
    from returns_named
    where order_id is not null
    union all
    select
        return_id,
        order_id,
        quantity,
        refund
    from returns_split
    union all
    select
        returns_named.return_id,
        returns_named.order_id,
        returns_named.quantity - coalesce(split_totals.quantity, 0) as quantity,
        returns_named.refund - coalesce(split_totals.refund, 0) as refund
    from returns_named
    left join split_totals
        on returns_named.return_id = split_totals.return_id
    where
        returns_named.order_id is null
        and (
            split_totals.return_id is null
            or returns_named.quantity > split_totals.quantity
        )
),

int_returns_allocated as (
    select
        parts.return_id,
        parts.order_id,
        coalesce(
            orders_placed.customer_id, returns_named.customer_id
        ) as customer_id,
        cast(parts.quantity as numeric(18, 4)) as quantity,
        cast(parts.refund as numeric(18, 4)) as refund,
        returns_named.currency,
        daily_rates.exchange_rate
    from parts
    inner join returns_named
        on parts.return_id = returns_named.return_id
    left join orders_placed
        on parts.order_id = orders_placed.order_id
    left join daily_rates
        on
            returns_named.currency = daily_rates.currency
            and coalesce(
                orders_placed.ordered_date, returns_named.returned_date
            ) = daily_rates.rate_date
)

select * from int_returns_allocated
