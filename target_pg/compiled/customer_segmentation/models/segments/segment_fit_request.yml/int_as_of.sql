
-- Fixture for int_as_of
select 
    
    cast('2026-03-01 00:00:00' as timestamp without time zone)
 as "as_of"