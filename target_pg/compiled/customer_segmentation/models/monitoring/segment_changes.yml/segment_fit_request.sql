
-- Fixture for segment_fit_request
select 
    
    cast('2026-03-02 00:00:00' as timestamp without time zone)
 as "as_of", cast(null as boolean) as "is_fit_needed", cast(null as text) as "fit_reason", 
    
    cast('m1' as text)
 as "model_id", cast(null as text) as "parameters_hash", cast(null as bigint) as "count_customers"