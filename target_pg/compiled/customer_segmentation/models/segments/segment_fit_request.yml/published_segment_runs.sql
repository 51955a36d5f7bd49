
-- Fixture for published_segment_runs
select 
    
    cast('2026-02-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('older' as text)
 as "model_id", 
    
    cast('2026-02-01 00:00:00' as timestamp without time zone)
 as "fitted_as_of", 
    
    cast('same' as text)
 as "parameters_hash", 
    
    cast(2 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('of_the_day' as text)
 as "model_id", 
    
    cast('2026-02-01 00:00:00' as timestamp without time zone)
 as "fitted_as_of", 
    
    cast('same' as text)
 as "parameters_hash", 
    
    cast(2 as bigint)
 as "count_customers"
union all
select 
    
    cast('2026-03-02 00:00:00' as timestamp without time zone)
 as "as_of", 
    
    cast('later' as text)
 as "model_id", 
    
    cast('2026-02-01 00:00:00' as timestamp without time zone)
 as "fitted_as_of", 
    
    cast('same' as text)
 as "parameters_hash", 
    
    cast(2 as bigint)
 as "count_customers"