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

other_lines as (
    select * from {{ ref('int_other_lines') }}
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
        product_id,
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
        returns_named.product_id,
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
        returns_named.product_id,
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

-- Of an order's own lines, and for refunds without an order of all.
other_products as (
    {% for order_id in ['order_id', "''"] -%}
        select
            {{ order_id }} as order_id,
            product_id,
            bool_and(is_counted) as is_counted,
            bool_and(is_service) as is_service
        from other_lines
        where product_id is not null
        group by 1, 2
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

int_returns_allocated as (
    select
        parts.return_id,
        parts.order_id,
        parts.customer_id,
        cast(parts.quantity as numeric(28, 10)) as quantity,
        cast(parts.refund as numeric(18, 4)) as refund,
        parts.currency,
        daily_rates.exchange_rate,
        coalesce(other_products.is_counted, true) as is_counted,
        coalesce(other_products.is_service, false) as is_service
    from parts
    left join daily_rates
        on
            parts.currency = daily_rates.currency
            and parts.value_date = daily_rates.rate_date
    left join other_products
        on
            coalesce(parts.order_id, '') = other_products.order_id
            and parts.product_id = other_products.product_id
)

select * from int_returns_allocated
