
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "currency","first_rate_date", 'actual' as "actual_or_expected"
  from (
    

with

 __dbt__cte__exchange_rates as (

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
), exchange_rates as (
    select * from __dbt__cte__exchange_rates
),

rates_with_the_base_currency as (
    select
        currency,
        rate_date
    from exchange_rates
    where rate > 0

    union all

    -- The base currency has the rate 1 on every day, with or without a row.
    select
        'GBP' as currency,
        cast('0001-01-01' as date) as rate_date
),

stg_shop__first_exchange_rates as (
    select
        currency,
        min(rate_date) as first_rate_date
    from rates_with_the_base_currency
    group by 1
)

select * from stg_shop__first_exchange_rates
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "currency", "first_rate_date", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('EUR' as text)
 as "currency", 
    
    cast('2021-01-01' as date)
 as "first_rate_date"
union all
select 
    
    cast('GBP' as text)
 as "currency", 
    
    cast('0001-01-01' as date)
 as "first_rate_date"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected