with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_orders as (
    select * from {{ ref('int_customer_orders') }}
),

customer_categories as (
    select * from {{ ref('int_customer_categories') }}
),

-- 0 where nothing was bought, null where nothing can be said.
amounts as (
    select
        customers_observed.customer_id,
        customers_observed.as_of,
        customers_observed.tenure_days,
        customers_observed.acquisition_cost,
        customer_orders.first_ordered_at,
        customer_orders.last_ordered_at,
        coalesce(customer_orders.count_orders, 0) as count_orders,
        coalesce(customer_orders.count_orders_365d, 0) as count_orders_365d,
        coalesce(customer_orders.gross_spend, 0) as gross_spend,
        coalesce(customer_orders.order_refunds, 0)
        + coalesce(customer_orders.unmatched_refunds, 0) as refunds,
        coalesce(customer_orders.order_net, 0)
        - coalesce(customer_orders.unmatched_refunds, 0) as net_spend,
        coalesce(customer_orders.net_spend_365d, 0) as net_spend_365d,
        coalesce(customer_orders.discounts, 0) as discounts,
        customer_orders.count_valued,
        customer_orders.valued_net,
        customer_orders.valued_net_squares,
        customer_orders.count_gaps,
        customer_orders.gap_total,
        customer_orders.gap_squares,
        coalesce(customer_categories.count_categories, 0) as count_categories,
        customer_categories.top_category,
        customer_categories.top_category_spend,
        customer_categories.category_spend
    from customers_observed
    left join customer_orders
        on customers_observed.customer_id = customer_orders.customer_id
    left join customer_categories
        on customers_observed.customer_id = customer_categories.customer_id
),

purchase_features as (
    select
        customer_id,
        count_orders > 0 as has_ordered,
        first_ordered_at,
        last_ordered_at,
        case
            when count_orders > 0
                then
                    cast(floor({{ days_between(
                        'last_ordered_at', 'as_of'
                    ) }}) as int)
            else tenure_days
        end as days_since_last_order,
        count_orders,
        count_orders_365d,
        cast(gross_spend as numeric(18, 4)) as gross_spend,
        cast(refunds as numeric(18, 4)) as refunds,
        cast(net_spend as numeric(18, 4)) as net_spend,
        cast(net_spend_365d as numeric(18, 4)) as net_spend_365d,
        case
            when count_orders > 0
                then {{ money_from_double(
                    as_double('valued_net') ~ ' / count_valued'
                ) }}
            else cast(0 as numeric(18, 4))
        end as average_order_value,
        sqrt(
            {{ as_double('count_valued * valued_net_squares'
                ~ ' - valued_net * valued_net') }}
            / nullif({{ as_double('count_valued') }} * (count_valued - 1), 0)
        ) as order_value_stddev,
        {{ as_double('gap_total') }}
        / count_gaps / 86400000.0 as mean_days_between_orders,
        sqrt(
            {{ as_double('count_gaps * gap_squares - gap_total * gap_total') }}
            / nullif({{ as_double('count_gaps') }} * (count_gaps - 1), 0)
        ) / 86400000.0 as stddev_days_between_orders,
        {{ money_from_double(
            as_double('net_spend') ~ ' / greatest('
            ~ as_double('tenure_days') ~ ' / 30.4375, 1)'
        ) }} as spend_per_month,
        case
            when gross_spend > 0
                then
                    greatest({{ as_double('refunds') }}, 0)
                    / {{ as_double('gross_spend') }}
            else 0
        end as return_share,
        -- At most 1: a discount may be above the price of its line.
        case
            when gross_spend + discounts > 0
                then greatest(0, least(
                    {{ as_double('discounts') }}
                    / {{ as_double('gross_spend + discounts') }},
                    1
                ))
            else 0
        end as discount_share,
        count_categories,
        top_category,
        -- At most 1: such a discount makes the spend of a category negative.
        case
            when category_spend > 0
                then greatest(0, least(
                    {{ as_double('top_category_spend') }}
                    / {{ as_double('category_spend') }},
                    1
                ))
            else 0
        end as top_category_share,
        case
            when net_spend > 0
                then
                    {{ as_double('acquisition_cost') }}
                    / {{ as_double('net_spend') }}
        end as cost_to_value_ratio
    from amounts
)

select * from purchase_features
