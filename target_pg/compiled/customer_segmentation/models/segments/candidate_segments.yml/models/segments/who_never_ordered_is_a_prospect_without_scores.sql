with

 __dbt__cte__customer_features as (

-- Fixture for customer_features
select 
    
    cast('buyer' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(True as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", cast(null as double precision) as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
union all
select 
    
    cast('visitor' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(False as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", cast(null as double precision) as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"
),  __dbt__cte__segment_assignments as (

-- Fixture for segment_assignments
select 
    
    cast('buyer' as text)
 as "customer_id", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('vip' as text)
 as "playbook_key", 
    
    cast(1 as double precision)
 as "score", 
    
    cast('S02' as text)
 as "runner_up_segment_id", 
    
    cast(3 as double precision)
 as "runner_up_score"
),  __dbt__cte__segment_fit_request as (

-- Fixture for segment_fit_request
select cast(null as timestamp without time zone) as "as_of", cast(null as boolean) as "is_fit_needed", cast(null as text) as "fit_reason", 
    
    cast('m1' as text)
 as "model_id", cast(null as text) as "parameters_hash", cast(null as bigint) as "count_customers"
),  __dbt__cte__segment_playbook as (

-- Fixture for segment_playbook
select 
    
    cast('vip' as text)
 as "playbook_key", cast(null as integer) as "priority", 
    
    cast('Very best' as text)
 as "segment_name", cast(null as text) as "description", cast(null as text) as "recommended_action", cast(null as text) as "recommended_channel", cast(null as text) as "kpi"
union all
select 
    
    cast('prospects' as text)
 as "playbook_key", cast(null as integer) as "priority", 
    
    cast('Not yet' as text)
 as "segment_name", cast(null as text) as "description", cast(null as text) as "recommended_action", cast(null as text) as "recommended_channel", cast(null as text) as "kpi"
), customer_features as (
    select * from __dbt__cte__customer_features
),

segment_assignments as (
    select * from __dbt__cte__segment_assignments
),

segment_fit_request as (
    select * from __dbt__cte__segment_fit_request
),

segment_playbook as (
    select * from __dbt__cte__segment_playbook
),

-- Who never kept an order has nothing to be clustered on.
customers_with_segment as (
    select
        customer_features.customer_id,
        customer_features.as_of,
        case
            when not customer_features.has_ordered then 'S00'
            else segment_assignments.segment_id
        end as segment_id,
        case
            when not customer_features.has_ordered then 'prospects'
            else segment_assignments.playbook_key
        end as playbook_key,
        segment_assignments.score,
        segment_assignments.runner_up_segment_id,
        segment_assignments.runner_up_score
    from customer_features
    left join segment_assignments
        on customer_features.customer_id = segment_assignments.customer_id
),

candidate_segments as (
    select
        customers_with_segment.customer_id,
        customers_with_segment.as_of,
        customers_with_segment.segment_id,
        coalesce(
            segment_playbook.segment_name, customers_with_segment.playbook_key
        ) as segment_name,
        customers_with_segment.playbook_key,
        segment_fit_request.model_id,
        customers_with_segment.score,
        customers_with_segment.runner_up_segment_id,
        customers_with_segment.runner_up_score,
        customers_with_segment.runner_up_score
        - customers_with_segment.score as margin
    from customers_with_segment
    cross join segment_fit_request
    left join segment_playbook
        on customers_with_segment.playbook_key = segment_playbook.playbook_key
)

select * from candidate_segments