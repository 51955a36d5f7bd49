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

orders_not_cancelled as (
    select
        orders_netted.*,
        orders_netted.is_purchase
        and not orders_netted.has_rejected_lines as is_whole_purchase,
        orders_netted.ordered_at
        >= as_of.as_of - interval '365' day as is_in_365d,
        floor({{ as_double(
            adapter.dispatch('microseconds_of')('orders_netted.ordered_at')
        ) }} / 1000) as ordered_at_ms
    from orders_netted
    cross join as_of
    where not orders_netted.is_cancelled
),

order_sums as (
    select
        customer_id,
        cast(count(*) filter (where is_purchase) as int) as count_orders,
        cast(
            count(*) filter (where is_purchase and is_in_365d) as int
        ) as count_orders_365d,
        min(ordered_at) filter (where is_purchase) as first_ordered_at,
        max(ordered_at) filter (where is_purchase) as last_ordered_at,
        cast(sum(gross_amount) as numeric(18, 4)) as gross_spend,
        cast(sum(discount_amount) as numeric(18, 4)) as discounts,
        cast(sum(refund_amount) as numeric(18, 4)) as order_refunds,
        cast(sum(net_amount) as numeric(18, 4)) as order_net,
        cast(
            sum(net_amount) filter (where is_in_365d) as numeric(18, 4)
        ) as net_spend_365d,
        coalesce(
            nullif(count(*) filter (where is_whole_purchase), 0),
            count(*) filter (where is_purchase)
        ) as count_valued,
        cast(coalesce(
            sum(net_amount) filter (where is_whole_purchase),
            sum(net_amount) filter (where is_purchase)
        ) as numeric(38, 4)) as valued_net,
        coalesce(
            sum(cast(net_amount as numeric(38, 4)) * net_amount) filter (
                where is_whole_purchase
            ),
            sum(cast(net_amount as numeric(38, 4)) * net_amount) filter (
                where is_purchase
            )
        ) as valued_net_squares,
        bool_or(is_over_refunded) as has_over_refund,
        bool_or(has_rejected_lines) as has_rejected_lines
    from orders_not_cancelled
    group by 1
),

unmatched_refunds as (
    select
        customer_id,
        cast(round(
            sum(cast(refund as numeric(38, 4)) * exchange_rate), 4
        ) as numeric(18, 4)) as unmatched_refunds
    from returns_allocated
    where order_id is null and is_counted
    group by 1
),

gaps as (
    select
        customer_id,
        cast(ordered_at_ms - lag(ordered_at_ms) over (
            partition by customer_id order by ordered_at_ms
        ) as numeric(38, 0)) as gap_ms
    from orders_not_cancelled
    where is_purchase
),

gap_sums as (
    select
        customer_id,
        count(gap_ms) as count_gaps,
        cast(sum(gap_ms) as numeric(38, 0)) as gap_total,
        cast(sum(gap_ms * gap_ms) as numeric(38, 0)) as gap_squares
    from gaps
    where gap_ms is not null
    group by 1
),

int_customer_orders as (
    select
        coalesce(
            order_sums.customer_id, unmatched_refunds.customer_id
        ) as customer_id,
        order_sums.count_orders,
        order_sums.count_orders_365d,
        order_sums.first_ordered_at,
        order_sums.last_ordered_at,
        order_sums.gross_spend,
        order_sums.discounts,
        order_sums.order_refunds,
        order_sums.order_net,
        order_sums.net_spend_365d,
        order_sums.count_valued,
        order_sums.valued_net,
        order_sums.valued_net_squares,
        order_sums.has_over_refund,
        order_sums.has_rejected_lines,
        gap_sums.count_gaps,
        gap_sums.gap_total,
        gap_sums.gap_squares,
        unmatched_refunds.unmatched_refunds
    from order_sums
    full outer join unmatched_refunds
        on order_sums.customer_id = unmatched_refunds.customer_id
    left join gap_sums
        on order_sums.customer_id = gap_sums.customer_id
)

select * from int_customer_orders
