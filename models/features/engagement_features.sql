{%- set weights = var('engagement_weights') -%}

with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_activity as (
    select * from {{ ref('int_customer_activity') }}
),

contacts as (
    select
        customers_observed.customer_id,
        coalesce(
            customer_activity.last_login_at, customers_observed.signed_up_at
        ) as last_login_at,
        customer_activity.last_login_at is null as is_last_login_defaulted,
        cast(floor({{ days_between(
            'coalesce(customer_activity.last_login_at,'
            ~ ' customers_observed.signed_up_at)',
            'customers_observed.as_of'
        ) }}) as int) as days_since_last_login,
        coalesce(customer_activity.active_days_30d, 0) as active_days_30d,
        coalesce(customer_activity.active_days_90d, 0) as active_days_90d,
        coalesce(
            customer_activity.cart_abandonments_90d, 0
        ) as cart_abandonments_90d,
        least(1, coalesce(
            {{ as_double('customer_activity.count_emails_opened') }}
            / nullif(customer_activity.count_emails_sent, 0), 0
        )) as email_open_share_90d,
        least(1, coalesce(
            {{ as_double('customer_activity.count_emails_clicked') }}
            / nullif(customer_activity.count_emails_sent, 0), 0
        )) as email_click_share_90d,
        coalesce(customer_activity.count_tickets_90d, 0) as count_tickets_90d,
        coalesce(customer_activity.count_open_tickets, 0) as count_open_tickets,
        customer_activity.mean_satisfaction
    from customers_observed
    left join customer_activity
        on customers_observed.customer_id = customer_activity.customer_id
),

engagement_features as (
    select
        customer_id,
        last_login_at,
        is_last_login_defaulted,
        days_since_last_login,
        active_days_30d,
        active_days_90d,
        cart_abandonments_90d,
        email_open_share_90d,
        email_click_share_90d,
        count_tickets_90d,
        count_open_tickets,
        mean_satisfaction,
        -- The weighted mean of four parts, each from 0 to 1.
        100 * (
            {{ weights.login }} * case
                when is_last_login_defaulted then 0.0
                else greatest(
                    0,
                    1 - {{ as_double('days_since_last_login') }}
                    / {{ var('engagement_login_days') }}
                )
            end
            + {{ weights.activity }} * least(
                1, {{ as_double('active_days_30d') }}
                / {{ var('engagement_active_days') }}
            )
            + {{ weights.email }}
            * ((email_open_share_90d + email_click_share_90d) / 2)
            + {{ weights.support }}
            * coalesce((mean_satisfaction - 1) / 4, 0.5)
        ) / {{ as_double(weights.values() | sum) }} as active_engagement_score
    from contacts
)

select * from engagement_features
