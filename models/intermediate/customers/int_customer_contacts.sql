{{ config(materialized=view_or_table()) }}

with

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

customer_activity as (
    select * from {{ ref('int_customer_activity') }}
),

customer_tickets as (
    select * from {{ ref('int_customer_tickets') }}
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
            {{ as_double('customer_activity.count_emails_opened') }}
            / nullif(customer_activity.count_emails_sent, 0), 0
        )) as email_open_share_90d,
        least(1, coalesce(
            {{ as_double('customer_activity.count_emails_clicked') }}
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

int_customer_contacts as (
    select
        customer_id,
        last_login_at,
        is_last_login_defaulted,
        {{ whole_days_between('last_login_at', 'as_of') }}
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
)

select * from int_customer_contacts
