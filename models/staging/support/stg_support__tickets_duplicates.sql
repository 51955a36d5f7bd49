with

tickets_normalized as {{ cte_materialization() }} (
    select * from {{ ref('stg_support__tickets_normalized') }}
),

repeated_keys as (
    select ticket_id
    from tickets_normalized
    where reject_reason is null
    group by 1
    having count(*) > 1
),

stg_support__tickets_duplicates as (
    select
        tickets_normalized.*,
        tickets_normalized.reject_reason is null
        and {{ duplicate_rank(
            keys=[
                'tickets_normalized.ticket_id',
                'tickets_normalized.reject_reason',
            ],
            first=['opened_at desc nulls last', 'closed_at desc nulls last'],
            texts=[
                'customer_id', 'opened_at_given', 'closed_at_given', 'status',
                'priority',
            ],
            others=['satisfaction'],
        ) }} > 1 as is_duplicate
    from tickets_normalized
    inner join repeated_keys
        on tickets_normalized.ticket_id = repeated_keys.ticket_id
)

select * from stg_support__tickets_duplicates
