
-- Fixture for base_app__events
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414399998 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414399999 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast(null as text)
 as "event_type", 
    
    cast(1751414400000 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast(null as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414400001 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('other' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414400002 as bigint)
 as "occurred_at_ms"