
-- Fixture for candidate_segments
select 
    
    cast('a' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"
union all
select 
    
    cast('b' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"
union all
select 
    
    cast('c' as text)
 as "customer_id", cast(null as timestamp without time zone) as "as_of", 
    
    cast('S03' as text)
 as "segment_id", 
    
    cast('C' as text)
 as "segment_name", cast(null as text) as "playbook_key", cast(null as text) as "model_id", cast(null as double precision) as "score", cast(null as text) as "runner_up_segment_id", cast(null as double precision) as "runner_up_score", cast(null as double precision) as "margin"