with

customer_amounts as (
    select * from {{ ref('int_customer_amounts') }}
),

int_customer_purchases as (
    select
        customer_id,
        count_orders > 0 as has_ordered,
        first_ordered_at,
        last_ordered_at,
        count_orders,
        count_orders_365d,
        gross_spend,
        refunds,
        net_spend,
        net_spend_365d,
        case
            when count_orders > 0
                then {{ money_from_double(
                    as_double('purchase_net') ~ ' / count_orders'
                ) }}
            else cast(0 as numeric(18, 4))
        end as average_order_value,
        {{ sample_stddev(
            'count_orders', 'purchase_net', 'purchase_net_squares'
        ) }} as order_value_stddev,
        {{ as_double('gap_total') }}
        / count_gaps / 86400000.0 as mean_days_between_orders,
        {{ sample_stddev(
            'count_gaps', 'gap_total', 'gap_squares'
        ) }} / 86400000.0 as stddev_days_between_orders,
        case
            when gross_spend > 0
                then {{ as_double('refunds') }} / {{ as_double('gross_spend') }}
            else 0
        end as return_share,
        -- Discounts above the price of their lines are no more than all of it.
        case
            when gross_spend + discounts > 0
                then least(
                    {{ as_double('discounts') }}
                    / {{ as_double('gross_spend + discounts') }},
                    1
                )
            else 0
        end as discount_share,
        has_over_refund,
        has_unmatched_return
    from customer_amounts
)

select * from int_customer_purchases
