{%- set weights = var('engagement_weights') -%}
{%- set total_weight = as_double(weights.values() | sum) -%}

with

customer_contacts as (
    select * from {{ ref('int_customer_contacts') }}
),

-- Each part is a number from 0 to 1.
parts as (
    select
        customer_contacts.*,
        case
            when customer_contacts.is_last_login_defaulted then 0.0
            else greatest(
                0,
                1 - {{ as_double('customer_contacts.days_since_last_login') }}
                / {{ var('engagement_login_days') }}
            )
        end as login_part,
        least(
            1, {{ as_double('customer_contacts.active_days_30d') }}
            / {{ var('engagement_active_days') }}
        ) as activity_part,
        (
            customer_contacts.email_open_share_90d
            + customer_contacts.email_click_share_90d
        ) / 2 as email_part,
        coalesce(
            (customer_contacts.mean_satisfaction - 1) / 4, 0.5
        ) as support_part
    from customer_contacts
),

int_customer_engagement as (
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
        100 * (
            {{ weights.login }} * login_part
            + {{ weights.activity }} * activity_part
            + {{ weights.email }} * email_part
            + {{ weights.support }} * support_part
        ) / {{ total_weight }} as active_engagement_score
    from parts
)

select * from int_customer_engagement
