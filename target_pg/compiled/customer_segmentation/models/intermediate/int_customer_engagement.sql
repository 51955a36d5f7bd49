with

customers_observed as (
    select * from "postgres"."segmentation_intermediate"."int_customers_observed"
),

customer_activity as (
    select * from "postgres"."segmentation_intermediate"."int_customer_activity"
),

customer_tickets as (
    select * from "postgres"."segmentation_intermediate"."int_customer_tickets"
),

counts as (
    select
        customers_observed.customer_id,
        customers_observed.as_of,
        coalesce(
            customer_activity.last_login_at, customers_observed.signed_up_at
        ) as last_login_at,
        customer_activity.last_login_at is null as is_last_login_defaulted,
        coalesce(customer_activity.active_days_30d, 0) as active_days_30d,
        coalesce(customer_activity.active_days_90d, 0) as active_days_90d,
        coalesce(
            customer_activity.cart_abandonments_90d, 0
        ) as cart_abandonments_90d,
        least(1, coalesce(
            cast(customer_activity.count_emails_opened as double precision)
            / nullif(customer_activity.count_emails_sent, 0), 0
        )) as email_open_share_90d,
        least(1, coalesce(
            cast(customer_activity.count_emails_clicked as double precision)
            / nullif(customer_activity.count_emails_sent, 0), 0
        )) as email_click_share_90d,
        coalesce(customer_tickets.count_tickets_90d, 0) as count_tickets_90d,
        coalesce(customer_tickets.count_open_tickets, 0) as count_open_tickets,
        customer_tickets.mean_satisfaction
    from customers_observed
    left join customer_activity
        on customers_observed.customer_id = customer_activity.customer_id
    left join customer_tickets
        on customers_observed.customer_id = customer_tickets.customer_id
),

measures as (
    select
        customer_id,
        last_login_at,
        is_last_login_defaulted,
        cast(floor(
        cast(
            cast(extract(epoch from as_of) * 1000000 as bigint) - cast(extract(epoch from last_login_at) * 1000000 as bigint)
            as double precision
        ) / 86400000000.0
    ) as int)
            as days_since_last_login,
        active_days_30d,
        active_days_90d,
        cart_abandonments_90d,
        email_open_share_90d,
        email_click_share_90d,
        count_tickets_90d,
        count_open_tickets,
        mean_satisfaction
    from counts
),

-- Each part is a number from 0 to 1.
parts as (
    select
        customer_id,
        case
            when is_last_login_defaulted then 0.0
            else greatest(
                0, 1 - cast(days_since_last_login as double precision)
                / 90
            )
        end as login_part,
        least(
            1, cast(active_days_30d as double precision)
            / 15
        ) as activity_part,
        (email_open_share_90d + email_click_share_90d) / 2 as email_part,
        coalesce((mean_satisfaction - 1) / 4, 0.5) as support_part
    from measures
),

int_customer_engagement as (
    select
        measures.customer_id,
        measures.last_login_at,
        measures.is_last_login_defaulted,
        measures.days_since_last_login,
        measures.active_days_30d,
        measures.active_days_90d,
        measures.cart_abandonments_90d,
        measures.email_open_share_90d,
        measures.email_click_share_90d,
        measures.count_tickets_90d,
        measures.count_open_tickets,
        measures.mean_satisfaction,
        100 * (
            0.35 * parts.login_part
            + 0.35 * parts.activity_part
            + 0.2 * parts.email_part
            + 0.1 * parts.support_part
        ) / cast(0.9999999999999999 as double precision) as active_engagement_score
    from measures
    inner join parts
        on measures.customer_id = parts.customer_id
)

select * from int_customer_engagement