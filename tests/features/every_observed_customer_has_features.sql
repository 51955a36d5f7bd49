-- If an observed customer has no features, they get no segment and no message,
-- and the sizes of the segments no longer add up to the customers.
with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

every_observed_customer_has_features as (
    select customers_observed.customer_id
    from customers_observed
    left join customer_features
        on customers_observed.customer_id = customer_features.customer_id
    where customer_features.customer_id is null
)

select * from every_observed_customer_has_features
