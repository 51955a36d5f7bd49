{%- set roles = {
    'login': var('login_event_types'),
    'cart_abandoned': var('cart_abandoned_event_types'),
    'email_sent': var('email_sent_event_types'),
    'email_opened': var('email_opened_event_types'),
    'email_clicked': var('email_clicked_event_types'),
} -%}

with

as_of as (
    select * from {{ ref('int_as_of') }}
),

events as (
    select * from {{ ref('stg_app__events') }}
),

tickets as (
    select * from {{ ref('stg_support__tickets') }}
),

-- Behind each fence a word is computed once, and not in every condition.
events_before_as_of as (
    select
        events.*,
        as_of.as_of
    from events
    inner join as_of
        on events.occurred_at < as_of.as_of
    where events.customer_id is not null
    {{ optimization_fence() }}
),

events_with_window as (
    select
        customer_id,
        occurred_at,
        {{ dbt.datediff(
            'occurred_date', 'cast(as_of as date)', 'day'
        ) }} - 1 as days_ago,
        occurred_at >= as_of - interval '30' day as is_in_30d,
        occurred_at >= as_of - interval '90' day as is_in_90d,
        case
            {% for role, words in roles.items() -%}
                when {{ is_word_of('event_type', words) }} then '{{ role }}'
            {% endfor -%}
        end as event_role,
        {{ is_word_of('event_type', var('passive_event_types')) }}
        or {{ is_word_of('event_type', var('email_sent_event_types')) }}
            as is_passive
    from events_before_as_of
    {{ optimization_fence() }}
),

-- A bit for each of the 30 days and of the 60 before: counting distinct days
-- keeps a list of them per customer, on one core.
events_with_day as (
    select
        customer_id,
        event_role,
        occurred_at,
        is_in_90d,
        case
            when not is_passive and is_in_30d
                then {{ adapter.dispatch('bit_of')('days_ago') }}
        end as day_of_30,
        case
            when not is_passive and is_in_90d and not is_in_30d
                then {{ adapter.dispatch('bit_of')('days_ago - 30') }}
        end as earlier_day_of_90
    from events_with_window
),

events_per_customer as (
    select
        customer_id,
        min(occurred_at) as first_event_at,
        max(occurred_at) filter (
            where event_role = 'login'
        ) as last_login_at,
        {{ count_bits('bit_or(day_of_30)') }} as active_days_30d,
        {{ count_bits('bit_or(day_of_30)') }}
        + {{ count_bits('bit_or(earlier_day_of_90)') }} as active_days_90d,
        cast(count(*) filter (
            where event_role = 'cart_abandoned' and is_in_90d
        ) as int) as cart_abandonments_90d,
        count(*) filter (
            where event_role = 'email_sent' and is_in_90d
        ) as count_emails_sent,
        count(*) filter (
            where event_role = 'email_opened' and is_in_90d
        ) as count_emails_opened,
        count(*) filter (
            where event_role = 'email_clicked' and is_in_90d
        ) as count_emails_clicked
    from events_with_day
    group by 1
),

tickets_per_customer as (
    select
        tickets.customer_id,
        cast(count(*) filter (
            where tickets.opened_at >= as_of.as_of - interval '90' day
        ) as int) as count_tickets_90d,
        cast(count(*) filter (where coalesce(
            tickets.closed_at >= as_of.as_of,
            not {{ is_word_of(
                'tickets.status', var('closed_ticket_statuses')
            ) }}
        )) as int) as count_open_tickets,
        {{ as_double('sum(tickets.satisfaction)') }}
        / nullif(count(tickets.satisfaction), 0) as mean_satisfaction
    from tickets
    inner join as_of
        on tickets.opened_at < as_of.as_of
    where tickets.customer_id is not null
    group by 1
),

int_customer_activity as (
    select *  -- noqa: RF02
    from events_per_customer
    full join tickets_per_customer using (customer_id)  -- noqa: ST07
)

select * from int_customer_activity
