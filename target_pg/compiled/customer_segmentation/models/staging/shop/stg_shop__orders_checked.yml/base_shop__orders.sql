
-- Fixture for base_shop__orders
select 
    
    cast('la' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-06-30 23:30:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('America/Los_Angeles' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('la_repeated' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-11-02 01:30:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('America/Los_Angeles' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('la_missing' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-03-09 02:30:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('America/Los_Angeles' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('madrid_repeated' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-10-26 02:30:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Europe/Madrid' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('madrid_missing' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-03-30 02:30:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Europe/Madrid' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('lord_howe_repeated' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-04-06 01:45:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Australia/Lord_Howe' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('lord_howe_missing' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-10-05 02:15:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Australia/Lord_Howe' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('apia_skipped_day' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2011-12-30 12:00:00' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Pacific/Apia' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"
union all
select 
    
    cast('kolkata' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-01-01 00:00:00.5' as timestamp without time zone)
 as "ordered_at", 
    
    cast('Asia/Kolkata' as text)
 as "time_zone", cast(null as text) as "status", 
    
    cast('GBP' as text)
 as "currency", cast(null as text) as "sales_channel"