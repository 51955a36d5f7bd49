with

tickets_deduplicated as (
    select * from {{ ref('stg_support__tickets_deduplicated') }}
),

stg_support__tickets as (
    select
        ticket_id,
        customer_id,
        opened_at,
        closed_at,
        {{ as_word('status') }} as status,
        {{ as_word('priority') }} as priority,
        satisfaction
    from tickets_deduplicated
    where reject_reason is null and not is_duplicate
)

select * from stg_support__tickets
