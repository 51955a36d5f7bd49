with

tickets_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_support__tickets_normalized') }}
),

repeated_keys as (
    select ticket_id
    from tickets_normalized
    where coalesce(reject_reason, 'anonymous_ticket') = 'anonymous_ticket'
    group by 1
    having count(*) > 1
),

copies_of_tickets as (
    select tickets_normalized.*
    from tickets_normalized
    inner join repeated_keys
        on tickets_normalized.ticket_id = repeated_keys.ticket_id
),

stg_support__tickets_duplicates as (
    {{ ranked_copies(
        'copies_of_tickets',
        keys=['ticket_id'],
        first=['opened_at desc nulls last', 'closed_at desc nulls last'],
        texts=[
            'customer_id', 'opened_at_given', 'closed_at_given', 'status',
            'priority',
        ],
        others=['satisfaction'],
    ) | indent(4) }}
)

select * from stg_support__tickets_duplicates
