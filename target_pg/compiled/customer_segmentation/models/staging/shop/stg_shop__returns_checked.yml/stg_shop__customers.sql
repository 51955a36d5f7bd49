
-- Fixture for stg_shop__customers
select 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "email", cast(null as timestamp without time zone) as "signed_up_at", 
    
    cast('Europe/Madrid' as text)
 as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"