with

customers_observed as (
    select * from "postgres"."segmentation_intermediate"."int_customers_observed"
),

purchases as (
    select * from "postgres"."segmentation_intermediate"."int_customer_purchases"
),

categories as (
    select * from "postgres"."segmentation_intermediate"."int_customer_categories"
),

data_quality as (
    select * from "postgres"."segmentation_intermediate"."int_customer_data_quality"
),

customers_with_tenure as (
    select
        customer_id,
        as_of,
        cast(floor(
        cast(
            cast(extract(epoch from as_of) * 1000000 as bigint) - cast(extract(epoch from signed_up_at) * 1000000 as bigint)
            as double precision
        ) / 86400000000.0
    ) as int) as tenure_days,
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
                then cast(floor(
        cast(
            cast(extract(epoch from customers.as_of) * 1000000 as bigint) - cast(extract(epoch from purchases.last_ordered_at) * 1000000 as bigint)
            as double precision
        ) / 86400000000.0
    ) as int)
            else customers.tenure_days
        end as days_since_last_order,
        cast(
        cast(floor((cast(purchases.net_spend as double precision) / greatest(cast(customers.tenure_days as double precision) / 30.4375, 1)) * 10000 + 0.5) as bigint) * 0.0001
        as numeric(18, 4)
    ) as spend_per_month,
        coalesce(categories.count_categories, 0) as count_categories,
        categories.top_category,
        case
            when categories.category_spend > 0
                then
                    cast(categories.top_category_spend as double precision)
                    / cast(categories.category_spend as double precision)
            else 0
        end as top_category_share,
        case
            when purchases.net_spend > 0
                then
                    cast(customers.acquisition_cost as double precision)
                    / cast(purchases.net_spend as double precision)
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