
  
    

  create  table "postgres"."segmentation"."customer_features__dbt_tmp"
  
  
    
  
  (
    customer_id text not null,
    as_of timestamp not null,
    signed_up_at timestamp not null,
    tenure_days int not null,
    cohort_month date not null,
    has_ordered boolean not null,
    first_ordered_at timestamp,
    last_ordered_at timestamp,
    days_since_last_order int not null,
    count_orders int not null,
    count_orders_365d int not null,
    gross_spend numeric(18,4) not null,
    refunds numeric(18,4) not null,
    net_spend numeric(18,4) not null,
    net_spend_365d numeric(18,4) not null,
    average_order_value numeric(18,4) not null,
    order_value_stddev double precision,
    mean_days_between_orders double precision,
    stddev_days_between_orders double precision,
    spend_per_month numeric(18,4) not null,
    return_share double precision not null,
    discount_share double precision not null,
    count_categories int not null,
    top_category text,
    top_category_share double precision not null,
    last_login_at timestamp not null,
    is_last_login_defaulted boolean not null,
    days_since_last_login int not null,
    active_days_30d int not null,
    active_days_90d int not null,
    cart_abandonments_90d int not null,
    email_open_share_90d double precision not null,
    email_click_share_90d double precision not null,
    count_tickets_90d int not null,
    count_open_tickets int not null,
    mean_satisfaction double precision,
    active_engagement_score double precision not null,
    acquisition_cost numeric(18,4),
    cost_to_value_ratio double precision,
    data_quality_score double precision not null
    
    )
 ;
    insert into "postgres"."segmentation"."customer_features__dbt_tmp" (
      customer_id, as_of, signed_up_at, tenure_days, cohort_month, has_ordered, first_ordered_at, last_ordered_at, days_since_last_order, count_orders, count_orders_365d, gross_spend, refunds, net_spend, net_spend_365d, average_order_value, order_value_stddev, mean_days_between_orders, stddev_days_between_orders, spend_per_month, return_share, discount_share, count_categories, top_category, top_category_share, last_login_at, is_last_login_defaulted, days_since_last_login, active_days_30d, active_days_90d, cart_abandonments_90d, email_open_share_90d, email_click_share_90d, count_tickets_90d, count_open_tickets, mean_satisfaction, active_engagement_score, acquisition_cost, cost_to_value_ratio, data_quality_score
    )
  
  (
    
    select customer_id, as_of, signed_up_at, tenure_days, cohort_month, has_ordered, first_ordered_at, last_ordered_at, days_since_last_order, count_orders, count_orders_365d, gross_spend, refunds, net_spend, net_spend_365d, average_order_value, order_value_stddev, mean_days_between_orders, stddev_days_between_orders, spend_per_month, return_share, discount_share, count_categories, top_category, top_category_share, last_login_at, is_last_login_defaulted, days_since_last_login, active_days_30d, active_days_90d, cart_abandonments_90d, email_open_share_90d, email_click_share_90d, count_tickets_90d, count_open_tickets, mean_satisfaction, active_engagement_score, acquisition_cost, cost_to_value_ratio, data_quality_score
    from (
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
    ) as model_subq
  );
  