
-- Fixture for exchange_rates
select 
    
    cast('EUR' as text)
 as "currency", 
    
    cast('2020-01-01' as date)
 as "rate_date", 
    
    cast(0 as numeric(18,8))
 as "rate"
union all
select 
    
    cast('EUR' as text)
 as "currency", 
    
    cast('2022-01-01' as date)
 as "rate_date", 
    
    cast(0.85 as numeric(18,8))
 as "rate"
union all
select 
    
    cast('EUR' as text)
 as "currency", 
    
    cast('2021-01-01' as date)
 as "rate_date", 
    
    cast(0.86 as numeric(18,8))
 as "rate"