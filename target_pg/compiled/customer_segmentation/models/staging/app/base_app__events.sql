

select
        nullif(cast(event_id as text), '') as event_id,
        nullif(cast(customer_id as text), '') as customer_id,
        nullif(cast(event_type as text), '') as event_type,
        cast(occurred_at_ms as bigint) as occurred_at_ms
    from "postgres"."raw"."events"