
-- Fixture for stg_app__events_screened
select 
    
    cast('undated' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast('missing_time' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('stranger' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('copy' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('fine' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"