{%- set passive = "'" ~ var('passive_event_types') | join("', '") ~ "'" -%}

with

as_of as (
    select * from {{ ref('int_as_of') }}
),

events as (
    select * from {{ ref('stg_app__events') }}
),

events_with_window as (
    select
        events.customer_id,
        events.event_type,
        events.occurred_at,
        events.occurred_date,
        events.occurred_at
        >= as_of.as_of - interval '30' day as is_in_30d,
        events.occurred_at
        >= as_of.as_of - interval '90' day as is_in_90d,
        events.event_type not in ({{ passive }}) as is_own_act
    from events
    inner join as_of
        on events.occurred_at < as_of.as_of
    where events.customer_id is not null
),

int_customer_activity as (
    select
        customer_id,
        min(occurred_at) as first_event_at,
        max(occurred_at) filter (
            where event_type = 'login'
        ) as last_login_at,
        cast(count(distinct occurred_date) filter (
            where is_own_act and is_in_30d
        ) as int) as active_days_30d,
        cast(count(distinct occurred_date) filter (
            where is_own_act and is_in_90d
        ) as int) as active_days_90d,
        cast(count(*) filter (
            where event_type = 'cart_abandoned' and is_in_90d
        ) as int) as cart_abandonments_90d,
        count(*) filter (
            where event_type = 'email_sent' and is_in_90d
        ) as count_emails_sent,
        count(*) filter (
            where event_type = 'email_opened' and is_in_90d
        ) as count_emails_opened,
        count(*) filter (
            where event_type = 'email_clicked' and is_in_90d
        ) as count_emails_clicked
    from events_with_window
    group by 1
)

select * from int_customer_activity
