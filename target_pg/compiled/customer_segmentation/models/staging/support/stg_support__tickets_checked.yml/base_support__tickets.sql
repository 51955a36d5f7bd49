
-- Fixture for base_support__tickets
select 
    
    cast('zulu' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('colon' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00+05:30' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('compact' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01 10:00:00-0800' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('hours' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00+02' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('minutes' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('nanoseconds' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00.123456789Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('leap_day' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2024-02-29T10:00:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('no_leap_day' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2023-02-29T10:00:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('hour_24' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T24:00:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('month_13' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-13-01T10:00:00Z' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('no_offset' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('word' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('now' as text)
 as "opened_at", cast(null as text) as "closed_at", cast(null as text) as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"