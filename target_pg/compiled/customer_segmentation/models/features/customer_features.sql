with

customers_observed as (
    select * from "postgres"."segmentation_intermediate"."int_customers_observed"
),

purchases as (
    select * from "postgres"."segmentation_intermediate"."int_customer_purchases"
),

engagement as (
    select * from "postgres"."segmentation_intermediate"."int_customer_engagement"
),

profiles as (
    select * from "postgres"."segmentation_intermediate"."int_customer_profiles"
),

customer_features as (
    select
        customers_observed.customer_id,
        customers_observed.as_of,
        customers_observed.signed_up_at,
        profiles.tenure_days,
        profiles.cohort_month,
        purchases.has_ordered,
        purchases.first_ordered_at,
        purchases.last_ordered_at,
        profiles.days_since_last_order,
        purchases.count_orders,
        purchases.count_orders_365d,
        purchases.gross_spend,
        purchases.refunds,
        purchases.net_spend,
        purchases.net_spend_365d,
        purchases.average_order_value,
        purchases.order_value_stddev,
        purchases.mean_days_between_orders,
        purchases.stddev_days_between_orders,
        profiles.spend_per_month,
        purchases.return_share,
        purchases.discount_share,
        profiles.count_categories,
        profiles.top_category,
        profiles.top_category_share,
        engagement.last_login_at,
        engagement.is_last_login_defaulted,
        engagement.days_since_last_login,
        engagement.active_days_30d,
        engagement.active_days_90d,
        engagement.cart_abandonments_90d,
        engagement.email_open_share_90d,
        engagement.email_click_share_90d,
        engagement.count_tickets_90d,
        engagement.count_open_tickets,
        engagement.mean_satisfaction,
        engagement.active_engagement_score,
        customers_observed.acquisition_cost,
        profiles.cost_to_value_ratio,
        profiles.data_quality_score
    from customers_observed
    inner join purchases
        on customers_observed.customer_id = purchases.customer_id
    inner join engagement
        on customers_observed.customer_id = engagement.customer_id
    inner join profiles
        on customers_observed.customer_id = profiles.customer_id
)

select * from customer_features