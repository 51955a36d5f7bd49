with

tickets as (
    select * from "postgres"."segmentation_staging"."stg_support__tickets_checked"
),

stg_support__tickets as (
    select
        ticket_id,
        customer_id,
        opened_at,
        closed_at,
        lower(status) as status,
        lower(priority) as priority,
        satisfaction
    from tickets
    where reject_reason is null and not is_duplicate
)

select * from stg_support__tickets