with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

purchases as (
    select * from {{ ref('int_customer_purchases') }}
),

categories as (
    select * from {{ ref('int_customer_categories') }}
),

data_quality as (
    select * from {{ ref('int_customer_data_quality') }}
),

customers_with_tenure as (
    select
        customer_id,
        as_of,
        {{ whole_days_between('signed_up_at', 'as_of') }} as tenure_days,
        cast(date_trunc('month', signed_up_at) as date) as cohort_month,
        acquisition_cost
    from customers_observed
),

int_customer_profiles as (
    select
        customers.customer_id,
        customers.tenure_days,
        customers.cohort_month,
        case
            when purchases.has_ordered
                then {{ whole_days_between(
                    'purchases.last_ordered_at', 'customers.as_of'
                ) }}
            else customers.tenure_days
        end as days_since_last_order,
        {{ money_from_double(
            as_double('purchases.net_spend') ~ ' / greatest('
            ~ as_double('customers.tenure_days') ~ ' / 30.4375, 1)'
        ) }} as spend_per_month,
        coalesce(categories.count_categories, 0) as count_categories,
        categories.top_category,
        case
            when categories.category_spend > 0
                -- Above 1 where another category was given away for less
                -- than nothing, by a discount above the price.
                then least(
                    {{ as_double('categories.top_category_spend') }}
                    / {{ as_double('categories.category_spend') }},
                    1
                )
            else 0
        end as top_category_share,
        case
            when purchases.net_spend > 0
                then
                    {{ as_double('customers.acquisition_cost') }}
                    / {{ as_double('purchases.net_spend') }}
        end as cost_to_value_ratio,
        data_quality.data_quality_score
    from customers_with_tenure as customers
    inner join purchases
        on customers.customer_id = purchases.customer_id
    inner join data_quality
        on customers.customer_id = data_quality.customer_id
    left join categories
        on customers.customer_id = categories.customer_id
)

select * from int_customer_profiles
