
-- Fixture for segment_changes
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast('at_the_bound' as text)
 as "segment_id", cast(null as text) as "segment_name", 
    
    cast(80 as bigint)
 as "count_before", 
    
    cast(60 as bigint)
 as "count_now", 
    
    cast(-0.25 as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"
union all
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast('shrunk' as text)
 as "segment_id", cast(null as text) as "segment_name", 
    
    cast(100 as bigint)
 as "count_before", 
    
    cast(69 as bigint)
 as "count_now", 
    
    cast(-0.31 as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"
union all
select cast(null as timestamp without time zone) as "as_of", 
    
    cast('2026-02-28 00:00:00' as timestamp without time zone)
 as "previous_as_of", 
    
    cast('grown' as text)
 as "segment_id", cast(null as text) as "segment_name", 
    
    cast(100 as bigint)
 as "count_before", 
    
    cast(131 as bigint)
 as "count_now", 
    
    cast(0.31 as double precision)
 as "relative_change", 
    
    cast(False as boolean)
 as "is_refitted"