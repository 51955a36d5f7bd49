with

purchase_days as (
    select * from {{ ref('value_purchase_days') }}
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
        cast({{ dbt.datediff(
            'customers.first_date', 'customers.last_date', 'day'
        ) }} as int) as days_to_last_order,
        cast({{ dbt.datediff(
            'customers.first_date', 'cast(customers.seen_at as date)', 'day'
        ) }} as int) as days_since_first_order,
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
