
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "status","is_duplicate", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__base_support__tickets as (

-- Fixture for base_support__tickets
select 
    
    cast('t' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00Z' as text)
 as "opened_at", 
    
    cast('2025-07-02T10:00:00Z' as text)
 as "closed_at", 
    
    cast('closed' as text)
 as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('t' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00Z' as text)
 as "opened_at", 
    
    cast(null as text)
 as "closed_at", 
    
    cast('open' as text)
 as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
union all
select 
    
    cast('t' as text)
 as "ticket_id", 
    
    cast('a' as text)
 as "customer_id", 
    
    cast('2025-07-01T10:00:00Z' as text)
 as "opened_at", 
    
    cast('2025-07-03T10:00:00Z' as text)
 as "closed_at", 
    
    cast('closed_again' as text)
 as "status", cast(null as text) as "priority", cast(null as integer) as "satisfaction"
),  __dbt__cte__stg_shop__customers as (

-- Fixture for stg_shop__customers
select 
    
    cast('a' as text)
 as "customer_id", cast(null as text) as "email", cast(null as timestamp without time zone) as "signed_up_at", cast(null as text) as "time_zone", cast(null as text) as "country", cast(null as integer) as "birth_year", cast(null as text) as "gender", cast(null as text) as "acquisition_channel", cast(null as numeric(18,4)) as "acquisition_cost", cast(null as boolean) as "marketing_consent", cast(null as timestamp without time zone) as "deleted_at"
), tickets as (
    select * from __dbt__cte__base_support__tickets
),

customers as (
    select * from __dbt__cte__stg_shop__customers
),

tickets_in_utc as (
    select
        tickets.*,
        customers.customer_id as known_customer_id,
        case
        when
            tickets.opened_at ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)$'
            and pg_input_is_valid(regexp_replace(regexp_replace(replace(tickets.opened_at, ',', '.'),
            '([.][0-9]{6})[0-9]+', '\1'),
            '^(.{16})([Z+-])', '\1:00\2'), 'timestamptz')
            then cast(regexp_replace(regexp_replace(replace(tickets.opened_at, ',', '.'),
            '([.][0-9]{6})[0-9]+', '\1'),
            '^(.{16})([Z+-])', '\1:00\2') as timestamptz) at time zone 'UTC'
    end as opened_at_utc,
        case
        when
            tickets.closed_at ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)$'
            and pg_input_is_valid(regexp_replace(regexp_replace(replace(tickets.closed_at, ',', '.'),
            '([.][0-9]{6})[0-9]+', '\1'),
            '^(.{16})([Z+-])', '\1:00\2'), 'timestamptz')
            then cast(regexp_replace(regexp_replace(replace(tickets.closed_at, ',', '.'),
            '([.][0-9]{6})[0-9]+', '\1'),
            '^(.{16})([Z+-])', '\1:00\2') as timestamptz) at time zone 'UTC'
    end as closed_at_utc
    from tickets
    left join customers
        on tickets.customer_id = customers.customer_id
),

tickets_judged as (
    select
        *,
        case
            when ticket_id is null then 'missing_key'
            when customer_id is null then 'anonymous_ticket'
            when known_customer_id is null then 'unknown_customer'
            when opened_at is null then 'missing_time'
            when opened_at_utc is null then 'unparseable_time'
            -- Without a closing time the ticket would count as open.
            when closed_at is not null and closed_at_utc is null
                then 'unparseable_time'
            when
                greatest(opened_at_utc, closed_at_utc)
                > timestamp '2026-11-23 17:13:29'
                then 'in_the_future'
            when opened_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
            when closed_at_utc < opened_at_utc then 'closed_before_opened'
            when satisfaction not between 1 and 5 then 'rating_out_of_range'
        end as reject_reason
    from tickets_in_utc
),

stg_support__tickets_checked as (
    select
        ticket_id,
        customer_id,
        status,
        priority,
        satisfaction,
        opened_at as opened_at_given,
        closed_at as closed_at_given,
        opened_at_utc as opened_at,
        closed_at_utc as closed_at,
        reject_reason,
        reject_reason is null
        and row_number() over (
        partition by ticket_id, reject_reason
        order by
            cast(customer_id is not null as int)
            + cast(opened_at is not null as int)
            + cast(closed_at is not null as int)
            + cast(status is not null as int)
            + cast(priority is not null as int)
            + cast(satisfaction is not null as int)
             desc,
            opened_at_utc desc nulls last,
            closed_at_utc desc nulls last,
            customer_id collate "C" desc nulls last,
            opened_at collate "C" desc nulls last,
            closed_at collate "C" desc nulls last,
            status collate "C" desc nulls last,
            priority collate "C" desc nulls last,
            satisfaction desc nulls last
    ) > 1 as is_duplicate
    from tickets_judged
)

select * from stg_support__tickets_checked
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "status", "is_duplicate", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('open' as text)
 as "status", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('closed' as text)
 as "status", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('closed_again' as text)
 as "status", 
    
    cast(False as boolean)
 as "is_duplicate"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected