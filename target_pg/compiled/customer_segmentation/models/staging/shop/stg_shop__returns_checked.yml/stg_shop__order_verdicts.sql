
-- Fixture for stg_shop__order_verdicts
select 
    
    cast('fine' as text)
 as "order_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast(null as text)
 as "reject_reason"