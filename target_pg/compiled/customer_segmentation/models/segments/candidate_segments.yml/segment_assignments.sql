
-- Fixture for segment_assignments
select 
    
    cast('buyer' as text)
 as "customer_id", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('vip' as text)
 as "playbook_key", 
    
    cast(1 as double precision)
 as "score", 
    
    cast('S02' as text)
 as "runner_up_segment_id", 
    
    cast(3 as double precision)
 as "runner_up_score"