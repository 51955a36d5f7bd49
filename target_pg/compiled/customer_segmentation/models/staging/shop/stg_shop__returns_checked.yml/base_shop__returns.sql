
-- Fixture for base_shop__returns
select 
    
    cast('lost_order' as text)
 as "return_id", 
    
    cast('nowhere' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "product_id", cast(null as numeric(18,4)) as "quantity", 
    
    cast(1 as numeric(18,4))
 as "refund", 
    
    cast('GBP' as text)
 as "currency", 
    
    cast('2025-07-01 01:00:00' as timestamp without time zone)
 as "returned_at", cast(null as text) as "time_zone"
union all
select 
    
    cast('no_order' as text)
 as "return_id", 
    
    cast(null as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "product_id", cast(null as numeric(18,4)) as "quantity", 
    
    cast(1 as numeric(18,4))
 as "refund", 
    
    cast('GBP' as text)
 as "currency", 
    
    cast('2025-07-01 01:00:00' as timestamp without time zone)
 as "returned_at", 
    
    cast('Asia/Tokyo' as text)
 as "time_zone"
union all
select 
    
    cast('by_order' as text)
 as "return_id", 
    
    cast('fine' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "product_id", cast(null as numeric(18,4)) as "quantity", 
    
    cast(1 as numeric(18,4))
 as "refund", 
    
    cast('GBP' as text)
 as "currency", 
    
    cast('2025-07-01 01:00:00' as timestamp without time zone)
 as "returned_at", cast(null as text) as "time_zone"