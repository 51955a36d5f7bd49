-- Customers who are in no profile, or in two, bend every mean in the report.
with

segment_feature_sums as (
    select * from {{ ref('segment_feature_sums') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

profiled as (
    select
        sum(count_values) as count_customers,
        sum(total) as net_spend
    from segment_feature_sums
    where feature = 'net_spend'
),

observed as (
    select
        count(*) as count_customers,
        sum(net_spend) as net_spend
    from customer_features
)

select
    profiled.count_customers as count_profiled,
    observed.count_customers as count_observed,
    profiled.net_spend as net_spend_profiled,
    observed.net_spend as net_spend_observed
from profiled
cross join observed
where
    profiled.count_customers is distinct from observed.count_customers
    or profiled.net_spend is distinct from observed.net_spend
