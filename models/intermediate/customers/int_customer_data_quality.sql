with

checks as (
    select * from {{ ref('data_quality_checks') }}
),

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_purchases as (
    select * from {{ ref('int_customer_purchases') }}
),

results as (
    select
        customers_observed.customer_id,
        case checks.check_name
            when 'has_email'
                then customers_observed.email like '%_@_%._%'
            when 'has_sign_up_time'
                then not customers_observed.is_signed_up_defaulted
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
                then not customer_purchases.has_unmatched_return
            when 'has_no_over_refund'
                then not customer_purchases.has_over_refund
        end as is_passed
    from customers_observed
    inner join customer_purchases
        on customers_observed.customer_id = customer_purchases.customer_id
    cross join checks
),

int_customer_data_quality as (
    select
        customer_id,
        {{ as_double('count(*) filter (where is_passed)') }}
        / count(*) as data_quality_score
    from results
    group by 1
)

select * from int_customer_data_quality
