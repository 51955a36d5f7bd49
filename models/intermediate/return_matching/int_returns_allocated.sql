with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

returns_split as (
    select * from {{ ref('int_returns_split') }}
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

parts_with_order as (
    select
        return_id,
        order_id,
        order_customer_id as customer_id,
        ordered_date as value_date,
        quantity,
        refund,
        currency
    from returns_named
    where order_id is not null
),

parts_matched as (
    select
        returns_split.return_id,
        returns_split.order_id,
        returns_named.customer_id,
        returns_split.ordered_date as value_date,
        returns_split.quantity,
        returns_split.refund,
        returns_named.currency
    from returns_split
    inner join returns_named
        on returns_split.return_id = returns_named.return_id
),

parts_without_order as (
    select
        returns_named.return_id,
        returns_named.order_id,
        returns_named.customer_id,
        returns_named.returned_date as value_date,
        returns_named.quantity - coalesce(split_totals.quantity, 0) as quantity,
        returns_named.refund - coalesce(split_totals.refund, 0) as refund,
        returns_named.currency
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

parts as (
    select * from parts_with_order
    union all
    select * from parts_matched
    union all
    select * from parts_without_order
),

int_returns_allocated as (
    select
        parts.return_id,
        parts.order_id,
        parts.customer_id,
        cast(parts.quantity as numeric(18, 4)) as quantity,
        cast(parts.refund as numeric(18, 4)) as refund,
        parts.currency,
        daily_rates.exchange_rate
    from parts
    left join daily_rates
        on
            parts.currency = daily_rates.currency
            and parts.value_date = daily_rates.rate_date
)

select * from int_returns_allocated
