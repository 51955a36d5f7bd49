
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "occurred_at_ms","is_duplicate", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__base_app__events as (

-- Fixture for base_app__events
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414399998 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414399999 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast(null as text)
 as "event_type", 
    
    cast(1751414400000 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('e' as text)
 as "event_id", 
    
    cast(null as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414400001 as bigint)
 as "occurred_at_ms"
union all
select 
    
    cast('other' as text)
 as "event_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('login' as text)
 as "event_type", 
    
    cast(1751414400002 as bigint)
 as "occurred_at_ms"
), events as (
    select * from __dbt__cte__base_app__events
),

events_in_utc as (
    select
        *,
        case
        when occurred_at_ms between -2208988800000 and 7258118399999
            then timestamp '1970-01-01 00:00:00'
    + occurred_at_ms * interval '1 millisecond'
    end as occurred_at
    from events
),

events_judged as (
    select
        *,
        case
            when event_id is null then 'missing_key'
            when customer_id is null then 'anonymous_event'
            when occurred_at_ms is null then 'missing_time'
            when occurred_at is null then 'unparseable_time'
            when occurred_at > timestamp '2026-11-23 17:13:29'
                then 'in_the_future'
            when occurred_at < timestamp '1980-01-01'
                then 'in_the_distant_past'
        end as reject_reason
    from events_in_utc
),

repeated_keys as (
    select event_id
    from events_judged
    where reject_reason is null
    group by 1
    having count(*) > 1
),

repeated_events as (
    select
        events_judged.*,
        row_number() over (
        partition by events_judged.event_id
        order by
            cast(customer_id is not null as int)
            + cast(event_type is not null as int)
            + cast(occurred_at_ms is not null as int)
             desc,
            occurred_at_ms desc nulls last,
            customer_id collate "C" desc nulls last,
            event_type collate "C" desc nulls last,
            occurred_at_ms desc nulls last
    ) > 1 as is_duplicate
    from events_judged
    inner join repeated_keys
        on events_judged.event_id = repeated_keys.event_id
    where events_judged.reject_reason is null
),

other_events as (
    select
        events_judged.*,
        false as is_duplicate
    from events_judged
    left join repeated_keys
        on
            events_judged.event_id = repeated_keys.event_id
            and events_judged.reject_reason is null
    where repeated_keys.event_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_app__events_screened as (
    select * from repeated_events
    union all
    select * from other_events
)

select * from stg_app__events_screened
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "occurred_at_ms", "is_duplicate", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast(1751414399998 as bigint)
 as "occurred_at_ms", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast(1751414399999 as bigint)
 as "occurred_at_ms", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast(1751414400000 as bigint)
 as "occurred_at_ms", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast(1751414400001 as bigint)
 as "occurred_at_ms", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast(1751414400002 as bigint)
 as "occurred_at_ms", 
    
    cast(False as boolean)
 as "is_duplicate"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected