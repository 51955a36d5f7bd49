with

customers_observed as (
    select * from "postgres"."segmentation_intermediate"."int_customers_observed"
),

customer_orders as (
    select * from "postgres"."segmentation_intermediate"."int_customer_orders"
),

unmatched as (
    select * from "postgres"."segmentation_intermediate"."int_customer_unmatched_refunds"
),

customer_gaps as (
    select * from "postgres"."segmentation_intermediate"."int_customer_order_gaps"
),

amounts as (
    select
        customers_observed.customer_id,
        coalesce(customer_orders.gross_spend, 0) as gross_spend,
        coalesce(customer_orders.order_refunds, 0)
        + coalesce(unmatched.unmatched_refunds, 0) as refunds,
        coalesce(customer_orders.order_net, 0)
        - coalesce(unmatched.unmatched_refunds, 0) as net_spend,
        coalesce(customer_orders.net_spend_365d, 0) as net_spend_365d,
        coalesce(customer_orders.discounts, 0) as discounts,
        coalesce(customer_orders.count_orders, 0) as count_orders,
        coalesce(customer_orders.count_orders_365d, 0) as count_orders_365d,
        customer_orders.first_ordered_at,
        customer_orders.last_ordered_at,
        customer_orders.purchase_net,
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
),

int_customer_purchases as (
    select
        customer_id,
        count_orders > 0 as has_ordered,
        first_ordered_at,
        last_ordered_at,
        count_orders,
        count_orders_365d,
        cast(gross_spend as numeric(18, 4)) as gross_spend,
        cast(refunds as numeric(18, 4)) as refunds,
        cast(net_spend as numeric(18, 4)) as net_spend,
        cast(net_spend_365d as numeric(18, 4)) as net_spend_365d,
        case
            when count_orders > 0
                then cast(
        cast(floor((cast(purchase_net as double precision) / count_orders) * 10000 + 0.5) as bigint) * 0.0001
        as numeric(18, 4)
    )
            else cast(0 as numeric(18, 4))
        end as average_order_value,
        case
        when count_orders >= 2
            then sqrt(
                cast(count_orders * purchase_net_squares - purchase_net * purchase_net as double precision)
                / (cast(count_orders as double precision) * (count_orders - 1))
            )
    end as order_value_stddev,
        cast(gap_total as double precision)
        / count_gaps / 86400000.0 as mean_days_between_orders,
        case
        when count_gaps >= 2
            then sqrt(
                cast(count_gaps * gap_squares - gap_total * gap_total as double precision)
                / (cast(count_gaps as double precision) * (count_gaps - 1))
            )
    end / 86400000.0 as stddev_days_between_orders,
        case
            when gross_spend > 0
                then cast(refunds as double precision) / cast(gross_spend as double precision)
            else 0
        end as return_share,
        case
            when gross_spend + discounts > 0
                then
                    cast(discounts as double precision)
                    / cast(gross_spend + discounts as double precision)
            else 0
        end as discount_share,
        has_over_refund,
        has_unmatched_return
    from amounts
)

select * from int_customer_purchases