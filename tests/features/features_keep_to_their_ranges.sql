-- If a feature leaves its documented range, the clustering scales by nonsense
-- and a dashboard shows shares above one or negative days.
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

features_keep_to_their_ranges as (
    select customer_id
    from customer_features
    where
        signed_up_at >= as_of
        or tenure_days < 0
        or has_ordered <> (count_orders > 0)
        or has_ordered <> (last_ordered_at is not null)
        or first_ordered_at > last_ordered_at
        or last_ordered_at >= as_of
        or days_since_last_order < 0
        or count_orders_365d not between 0 and count_orders
        or (refunds < 0 and not {{ var('accept_negative_refunds') | lower }})
        or return_share < 0
        or discount_share not between 0 and 1
        or top_category_share not between 0 and 1
        or last_login_at >= as_of
        or days_since_last_login < 0
        or active_days_30d not between 0 and 30
        or active_days_90d not between active_days_30d and 90
        or email_open_share_90d not between 0 and 1
        or email_click_share_90d not between 0 and 1
        or mean_satisfaction not between 1 and 5
        or active_engagement_score not between 0 and 100
        or data_quality_score not between 0 and 1
)

select * from features_keep_to_their_ranges
