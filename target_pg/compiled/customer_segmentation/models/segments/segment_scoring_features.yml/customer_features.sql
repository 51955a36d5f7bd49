
-- Fixture for customer_features
select 
    
    cast('a' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", cast(null as timestamp without time zone) as "signed_up_at", cast(null as integer) as "tenure_days", cast(null as date) as "cohort_month", 
    
    cast(True as boolean)
 as "has_ordered", cast(null as timestamp without time zone) as "first_ordered_at", cast(null as timestamp without time zone) as "last_ordered_at", cast(null as integer) as "days_since_last_order", cast(null as integer) as "count_orders", cast(null as integer) as "count_orders_365d", cast(null as numeric(18,4)) as "gross_spend", cast(null as numeric(18,4)) as "refunds", cast(null as numeric(18,4)) as "net_spend", cast(null as numeric(18,4)) as "net_spend_365d", cast(null as numeric(18,4)) as "average_order_value", cast(null as double precision) as "order_value_stddev", cast(null as double precision) as "mean_days_between_orders", cast(null as double precision) as "stddev_days_between_orders", cast(null as numeric(18,4)) as "spend_per_month", 
    
    cast(0.75 as double precision)
 as "return_share", cast(null as double precision) as "discount_share", cast(null as integer) as "count_categories", cast(null as text) as "top_category", cast(null as double precision) as "top_category_share", cast(null as timestamp without time zone) as "last_login_at", cast(null as boolean) as "is_last_login_defaulted", cast(null as integer) as "days_since_last_login", cast(null as integer) as "active_days_30d", cast(null as integer) as "active_days_90d", cast(null as integer) as "cart_abandonments_90d", cast(null as double precision) as "email_open_share_90d", cast(null as double precision) as "email_click_share_90d", cast(null as integer) as "count_tickets_90d", cast(null as integer) as "count_open_tickets", cast(null as double precision) as "mean_satisfaction", cast(null as double precision) as "active_engagement_score", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as double precision) as "cost_to_value_ratio", cast(null as double precision) as "data_quality_score"