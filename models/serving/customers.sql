with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

contacts as (
    select * from {{ ref('stg_shop__customers') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

customers as (
    select
        customer_segments.customer_id,
        customer_segments.as_of,
        contacts.marketing_consent,
        contacts.country,
        contacts.acquisition_channel,
        customer_segments.segment_id,
        customer_segments.segment_name,
        customer_segments.tier,
        customer_segments.is_rule_segment,
        segment_playbook.recommended_action,
        segment_playbook.recommended_channel,
        customer_segments.margin,
        customer_features.signed_up_at,
        customer_features.has_ordered,
        customer_features.last_ordered_at,
        customer_features.days_since_last_order,
        customer_features.days_since_last_login,
        customer_features.count_orders,
        customer_features.count_orders_365d,
        customer_features.net_spend,
        customer_features.net_spend_365d,
        customer_features.return_share,
        customer_features.discount_share,
        customer_features.data_quality_score
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    left join contacts
        on customer_segments.customer_id = contacts.customer_id
    left join segment_playbook
        on customer_segments.playbook_key = segment_playbook.playbook_key
)

select * from customers
