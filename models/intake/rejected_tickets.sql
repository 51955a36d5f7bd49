with

tickets_deduplicated as (
    select * from {{ ref('stg_support__tickets_deduplicated') }}
),

rejected_tickets as (
    select
        ticket_id,
        customer_id,
        opened_at_given as opened_at,
        closed_at_given as closed_at,
        status,
        priority,
        satisfaction,
        reject_reason
    from tickets_deduplicated
    where reject_reason is not null
)

select * from rejected_tickets
