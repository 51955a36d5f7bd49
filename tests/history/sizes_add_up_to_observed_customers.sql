-- Customers lost on the way to the report, or shares that are not of a whole.
with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

observed as (
    select
        as_of,
        count(*) as count_observed
    from customer_features
    group by 1
),

sizes as (
    select
        as_of,
        sum(count_customers) as count_customers,
        sum(customer_share) as customer_share,
        sum(net_spend_share) as net_spend_share
    from segment_sizes
    group by 1
)

select
    observed.as_of,
    observed.count_observed,
    sizes.count_customers,
    sizes.customer_share,
    sizes.net_spend_share
from observed
left join sizes on observed.as_of = sizes.as_of
where
    observed.count_observed is distinct from sizes.count_customers
    or abs(sizes.customer_share - 1) > 0.000000001
    or abs(sizes.net_spend_share - 1) > 0.000000001
