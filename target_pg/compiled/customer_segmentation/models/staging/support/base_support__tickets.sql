

select
        nullif(cast(ticket_id as text), '') as ticket_id,
        nullif(cast(customer_id as text), '') as customer_id,
        nullif(cast(opened_at as text), '') as opened_at,
        nullif(cast(closed_at as text), '') as closed_at,
        nullif(cast(status as text), '') as status,
        nullif(cast(priority as text), '') as priority,
        cast(satisfaction as int) as satisfaction
    from "postgres"."raw"."tickets"