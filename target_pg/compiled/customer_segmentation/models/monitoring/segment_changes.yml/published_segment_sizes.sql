
-- Fixture for published_segment_sizes
select 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(99 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(4 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S02' as text)
 as "segment_id", 
    
    cast('B' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(5 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-02 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('S01' as text)
 as "segment_id", 
    
    cast('A' as text)
 as "segment_name", 
    
    cast('m1' as text)
 as "model_id", 
    
    cast(77 as bigint)
 as "count_customers"