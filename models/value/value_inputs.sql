{#- One pass for both moments. Then, a refund that came later was not known. -#}
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

refunds_then as (
    select
        returns_allocated.order_id,
        sum(
            cast(returns_allocated.refund as numeric(38, 4))
            * returns_allocated.exchange_rate
        ) as refund
    from returns_allocated
    inner join returns_named
        on returns_allocated.return_id = returns_named.return_id
    inner join moments
        on
            moments.moment = 'then'
            and returns_named.returned_at < moments.seen_at
    where returns_allocated.is_counted
    group by 1
),

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
        orders_netted.customer_id,
        orders_netted.ordered_at,
        orders_netted.gross_amount - coalesce(refunds_then.refund, 0)
            as net_amount
    from orders_netted
    left join refunds_then
        on orders_netted.order_id = refunds_then.order_id
    where
        not orders_netted.is_cancelled
        and orders_netted.gross_amount > coalesce(refunds_then.refund, 0)
),

-- Orders of one day are one decision to buy.
purchase_days as (
    select
        purchases.customer_id,
        moments.moment,
        moments.seen_at,
        cast(purchases.ordered_at as date) as ordered_date,
        sum(purchases.net_amount) as net_amount
    from purchases
    inner join moments
        on
            purchases.moment = moments.moment
            and purchases.ordered_at < moments.seen_at
    group by 1, 2, 3, 4
),

customers as (
    select
        customer_id,
        moment,
        seen_at,
        min(ordered_date) as first_date,
        max(ordered_date) as last_date,
        count(*) - 1 as count_repeats,
        sum(net_amount) as net_spend
    from purchase_days
    group by 1, 2, 3
),

value_inputs as (
    select
        customers.customer_id,
        customers.moment,
        customers.seen_at,
        cast(customers.count_repeats as int) as count_repeats,
        cast(customers.last_date - customers.first_date as int)
            as days_to_last_order,
        cast(cast(customers.seen_at as date) - customers.first_date as int)
            as days_since_first_order,
        customers.net_spend,
        case
            when customers.count_repeats > 0
                then
                    {{ as_double('customers.net_spend') }}
                    - {{ as_double('first_days.net_amount') }}
        end / nullif(customers.count_repeats, 0) as mean_repeat_spend
    from customers
    inner join purchase_days as first_days
        on
            customers.customer_id = first_days.customer_id
            and customers.moment = first_days.moment
            and customers.first_date = first_days.ordered_date
)

select * from value_inputs
