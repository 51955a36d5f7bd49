
-- Fixture for stg_shop__order_verdicts
select 
    
    cast('guest' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast('guest_sale' as text)
 as "reject_reason"
union all
select 
    
    cast('fine' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast(null as text)
 as "reject_reason"
union all
select 
    
    cast('bad' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast('order_rejected' as text)
 as "reject_reason"