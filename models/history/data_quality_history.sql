-- After the ledger, which rejects an as_of that would remove later history.
-- depends_on: {{ ref('segmentation_runs') }}
-- depends_on: {{ ref('run_verdict') }}
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

data_quality_checks as (
    select * from {{ ref('data_quality_checks') }}
),

checks_counted as (
    select cast(count(*) as int) as count_checks from data_quality_checks
),

customers_with_failed_checks as (
    select
        customer_features.as_of,
        checks_counted.count_checks,
        cast(floor(
            (1 - customer_features.data_quality_score)
            * checks_counted.count_checks + 0.5
        ) as int) as count_failed
    from customer_features
    cross join checks_counted
),

data_quality_history as (
    select
        as_of,
        count_failed,
        count_checks,
        cast(count(*) as bigint) as count_customers
    from customers_with_failed_checks
    group by 1, 2, 3
)

select * from data_quality_history
