with

tickets as {{ cte_materialization() }} (
    select * from {{ ref('stg_support__tickets_judged') }}
),

repeated_keys as (
    select ticket_id
    from tickets
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_support__tickets_repeated as (
    select
        tickets.*,
        tickets.reject_reason is null
        and {{ duplicate_rank(
            keys=['tickets.ticket_id', 'tickets.reject_reason'],
            first=['opened_at desc nulls last', 'closed_at desc nulls last'],
            texts=[
                'customer_id', 'opened_at_given', 'closed_at_given', 'status',
                'priority',
            ],
            others=['satisfaction'],
        ) }} > 1 as is_duplicate
    from tickets
    inner join repeated_keys
        on tickets.ticket_id = repeated_keys.ticket_id
)

select * from stg_support__tickets_repeated
