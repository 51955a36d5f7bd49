
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "customer_id","return_share", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__customer_features as (

-- Fixture for customer_features
select 
    
    cast('a' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(True as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", 
    
    cast(0.75 as double precision)
 as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
),  __dbt__cte__segment_scaling as (

-- Fixture for segment_scaling
select 
    
    cast('m1' as text)
 as "model_id", 
    
    cast('return_share' as text)
 as "feature", cast(null as text) as "transform", 
    
    cast(0 as double precision)
 as "fill_value", 
    
    cast(0 as double precision)
 as "winsor_low", 
    
    cast(1 as double precision)
 as "winsor_high", 
    
    cast(0 as double precision)
 as "mean", 
    
    cast(1 as double precision)
 as "scale", 
    
    cast(False as boolean)
 as "is_used"
),  __dbt__cte__segment_fit_request as (

-- Fixture for segment_fit_request
select cast(null as timestamp without time zone) as "as_of", cast(null as boolean) as "is_fit_needed", cast(null as text) as "fit_reason", 
    
    cast('m1' as text)
 as "model_id", cast(null as text) as "parameters_hash", cast(null as bigint) as "count_customers"
), customer_features as (
    select * from __dbt__cte__customer_features
),

segment_scaling as (
    select * from __dbt__cte__segment_scaling
),

segment_fit_request as (
    select * from __dbt__cte__segment_fit_request
),

scaling_in_force as (
    select
        segment_fit_request.model_id,
            max(fill_value) filter (
                where feature = 'return_share'
            ) as fill_return_share,
            max(winsor_low) filter (
                where feature = 'return_share'
            ) as low_return_share,
            max(winsor_high) filter (
                where feature = 'return_share'
            ) as high_return_share,
            max(mean) filter (
                where feature = 'return_share'
            ) as mean_return_share,
            max(scale) filter (
                where feature = 'return_share'
            ) as scale_return_share,
            max(cast(is_used as int)) filter (
                where feature = 'return_share'
            ) as used_return_share
    from segment_scaling
    inner join segment_fit_request
        on segment_scaling.model_id = segment_fit_request.model_id
    group by segment_fit_request.model_id
),

segment_scoring_features as (
    select
        customer_features.customer_id
            ,
            used_return_share
            * (least(
                    greatest(
                        coalesce(cast(return_share as double precision), fill_return_share),
                        low_return_share
                    ),
                    high_return_share
                ) - mean_return_share)
            / scale_return_share
                as return_share
    from customer_features
    cross join scaling_in_force
    where customer_features.has_ordered
)

select * from segment_scoring_features
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "customer_id", "return_share", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('a' as text)
 as "customer_id", 
    
    cast(0.0 as double precision)
 as "return_share"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected