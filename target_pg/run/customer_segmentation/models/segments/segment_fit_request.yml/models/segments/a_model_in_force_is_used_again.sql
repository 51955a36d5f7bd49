
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "is_fit_needed","model_id","fit_reason","count_customers", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__int_as_of as (

-- Fixture for int_as_of
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of"
),  __dbt__cte__customer_features as (

-- Fixture for customer_features
select 
    
    cast('a' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(True as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", cast(null as double precision) as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
union all
select 
    
    cast('b' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(True as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", cast(null as double precision) as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
union all
select 
    
    cast('c' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(False as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", cast(null as double precision) as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
),  __dbt__cte__published_segment_runs as (

-- Fixture for published_segment_runs
select 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('old' as text)
 as "model_id", 
    
    cast('2026-02-01 00:00:00' as timestamp without time zone)
 as "fitted_as_of", 
    
    cast('same' as text)
 as "parameters_hash", 
    
    cast(2 as bigint)
 as "count_customers"
), int_as_of as (
    select * from __dbt__cte__int_as_of
),

customer_features as (
    select * from __dbt__cte__customer_features
),

published_segment_runs as (
    select * from __dbt__cte__published_segment_runs
),

customers_to_fit as (
    select count(*) as count_customers
    from customer_features
    where has_ordered
),

runs_by_recency as (
    select
        published_segment_runs.model_id,
        published_segment_runs.fitted_as_of,
        published_segment_runs.parameters_hash,
        published_segment_runs.count_customers,
        row_number() over (
            order by published_segment_runs.as_of desc nulls last
        ) as recency
    from published_segment_runs
    inner join int_as_of on published_segment_runs.as_of <= int_as_of.as_of
),

reasons_to_fit as (
    select
        int_as_of.as_of,
        customers_to_fit.count_customers,
        runs_by_recency.model_id,
        case
            when runs_by_recency.model_id is null then 'first_run'
            when false then 'forced'
            when
                runs_by_recency.parameters_hash
                <> 'same'
                then 'changed_parameters'
            when
                
        ((int_as_of.as_of)::date - (runs_by_recency.fitted_as_of)::date)
     > 90
                then 'too_old'
            when
                customers_to_fit.count_customers
                > runs_by_recency.count_customers
                * (1 + 0.2)
                then 'customers_grew'
        end as fit_reason
    from int_as_of
    cross join customers_to_fit
    left join runs_by_recency on runs_by_recency.recency = 1
),

segment_fit_request as (
    select
        as_of,
        fit_reason is not null and count_customers > 0 as is_fit_needed,
        fit_reason,
        case
            when fit_reason is not null and count_customers > 0
                then
                    cast(cast(as_of as date) as text)
                    || '-same'
            else model_id
        end as model_id,
        'same' as parameters_hash,
        count_customers
    from reasons_to_fit
)

select * from segment_fit_request
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "is_fit_needed", "model_id", "fit_reason", "count_customers", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast(False as boolean)
 as "is_fit_needed", 
    
    cast('old' as text)
 as "model_id", 
    
    cast(null as text)
 as "fit_reason", 
    
    cast(2 as bigint)
 as "count_customers"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected