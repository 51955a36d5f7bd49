
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "event_id","reject_reason","is_duplicate", 'actual' as "actual_or_expected"
  from (
    

with

 __dbt__cte__stg_app__events_screened as (

-- Fixture for stg_app__events_screened
select 
    
    cast('undated' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast('missing_time' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('stranger' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('copy' as text)
 as "event_id", 
    
    cast('who' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('fine' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "event_type", cast(null as bigint) as "occurred_at_ms", cast(null as timestamp without time zone) as "occurred_at", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
),  __dbt__cte__stg_shop__customers as (

-- Fixture for stg_shop__customers
select 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "email", cast(null as timestamp without time zone) as "signed_up_at", cast(null as text) as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"
), events as (
    select * from __dbt__cte__stg_app__events_screened
),

customers as (
    select * from __dbt__cte__stg_shop__customers
),

stg_app__events_checked as (
    select
        events.event_id,
        events.customer_id,
        events.event_type,
        events.occurred_at_ms,
        events.occurred_at,
        case
            when events.is_duplicate or events.reject_reason is not null
                then events.reject_reason
            when customers.customer_id is null then 'unknown_customer'
        end as reject_reason,
        events.is_duplicate
    from events
    left join customers
        on events.customer_id = customers.customer_id
)

select * from stg_app__events_checked
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "event_id", "reject_reason", "is_duplicate", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('stranger' as text)
 as "event_id", 
    
    cast('unknown_customer' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('fine' as text)
 as "event_id", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('copy' as text)
 as "event_id", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('undated' as text)
 as "event_id", 
    
    cast('missing_time' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected