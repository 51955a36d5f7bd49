with

as_of as (
    select * from {{ ref('int_as_of') }}
),

tickets as (
    select * from {{ ref('stg_support__tickets') }}
),

tickets_as_of as (
    select
        tickets.customer_id,
        tickets.satisfaction,
        tickets.opened_at
        >= as_of.as_of - interval '90' day as is_in_90d,
        case
            when tickets.closed_at is not null
                then tickets.closed_at >= as_of.as_of
            else not {{ is_word_of(
                'tickets.status', var('closed_ticket_statuses')
            ) }}
        end as is_open
    from tickets
    inner join as_of
        on tickets.opened_at < as_of.as_of
    where tickets.customer_id is not null
),

int_customer_tickets as (
    select
        customer_id,
        cast(count(*) filter (where is_in_90d) as int) as count_tickets_90d,
        cast(count(*) filter (where is_open) as int) as count_open_tickets,
        {{ as_double('sum(satisfaction)') }}
        / nullif(count(satisfaction), 0) as mean_satisfaction
    from tickets_as_of
    group by 1
)

select * from int_customer_tickets
