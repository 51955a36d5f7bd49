
-- Fixture for stg_shop__first_exchange_rates
select 
    
    cast('GBP' as text)
 as "currency", 
    
    cast('2000-01-01' as date)
 as "first_rate_date"