with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_orders as (
    select * from {{ ref('int_customer_orders') }}
),

data_quality_checks as (
    select * from {{ ref('data_quality_checks') }}
),

results as (
    select
        customers_observed.customer_id,
        case data_quality_checks.check_name
            when 'has_email'
                then customers_observed.email like '%_@_%._%'
            when 'has_sign_up_time'
                then not customers_observed.is_signed_up_defaulted
            when 'is_not_seen_before_sign_up'
                then not customers_observed.is_seen_before_sign_up
            when 'has_country'
                then customers_observed.country is not null
            when 'has_acquisition_channel'
                then customers_observed.acquisition_channel is not null
            when 'has_acquisition_cost'
                then customers_observed.acquisition_cost is not null
            when 'has_plausible_birth_year'
                then
                    extract(year from customers_observed.as_of)
                    - customers_observed.birth_year between 14 and 110
            when 'has_no_unmatched_return'
                then customer_orders.unmatched_refunds is null
            when 'has_no_over_refund'
                then not coalesce(customer_orders.has_over_refund, false)
            when 'has_no_rejected_line'
                then not coalesce(customer_orders.has_rejected_lines, false)
        end as is_passed
    from customers_observed
    left join customer_orders
        on customers_observed.customer_id = customer_orders.customer_id
    cross join data_quality_checks
),

data_quality as (
    select
        customer_id,
        {{ as_double('count(*) filter (where is_passed)') }}
        / count(*) as data_quality_score
    from results
    group by 1
),

record_features as (
    select
        customers_observed.customer_id,
        customers_observed.as_of,
        customers_observed.signed_up_at,
        customers_observed.tenure_days,
        cast(
            date_trunc('month', customers_observed.signed_up_at) as date
        ) as cohort_month,
        customers_observed.acquisition_cost,
        data_quality.data_quality_score
    from customers_observed
    inner join data_quality
        on customers_observed.customer_id = data_quality.customer_id
)

select * from record_features
