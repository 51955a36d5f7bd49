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
        cast(as_of.as_of as date) - 1 - events.occurred_date as days_ago,
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

-- A bit for each of the 30 days and of the 60 before: counting distinct days
-- keeps a list of them per customer, on one core.
events_with_day as (
    select
        customer_id,
        event_type,
        occurred_at,
        is_in_90d,
        case
            when is_own_act and is_in_30d
                then cast(1 as bigint) << cast(days_ago as int)
        end as day_of_30,
        case
            when is_own_act and is_in_90d and not is_in_30d
                then cast(1 as bigint) << cast(days_ago - 30 as int)
        end as earlier_day_of_90
    from events_with_window
),

int_customer_activity as (
    select
        customer_id,
        min(occurred_at) as first_event_at,
        max(occurred_at) filter (
            where event_type = 'login'
        ) as last_login_at,
        {{ count_bits('bit_or(day_of_30)') }} as active_days_30d,
        {{ count_bits('bit_or(day_of_30)') }}
        + {{ count_bits('bit_or(earlier_day_of_90)') }} as active_days_90d,
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
    from events_with_day
    group by 1
)

select * from int_customer_activity
