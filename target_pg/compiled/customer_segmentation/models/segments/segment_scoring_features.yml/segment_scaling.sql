
-- Fixture for segment_scaling
select 
    
    cast('m1' as text)
 as "model_id", 
    
    cast('return_share' as text)
 as "feature", cast(null as text) as "transform", 
    
    cast(0 as double precision)
 as "fill_value", 
    
    cast(0 as double precision)
 as "winsor_low", 
    
    cast(1 as double precision)
 as "winsor_high", 
    
    cast(0 as double precision)
 as "mean", 
    
    cast(1 as double precision)
 as "scale", 
    
    cast(False as boolean)
 as "is_used"