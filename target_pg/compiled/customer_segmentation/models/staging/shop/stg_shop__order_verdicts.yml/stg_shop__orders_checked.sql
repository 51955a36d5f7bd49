
-- Fixture for stg_shop__orders_checked
select 
    
    cast('r' as text)
 as "order_id", 
    
    cast('x' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('unknown_customer' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast('d' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('g' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('r' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast('c' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast(null as text)
 as "order_id", 
    
    cast('x' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('missing_key' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"