
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "order_id","customer_id","reject_reason", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__stg_shop__orders_checked as (

-- Fixture for stg_shop__orders_checked
select 
    
    cast('r' as text)
 as "order_id", 
    
    cast('x' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('unknown_customer' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast('d' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('g' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('r' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('guest_sale' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast('c' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast(null as text)
 as "order_id", 
    
    cast('x' as text)
 as "customer_id", cast(null as text) as "status", cast(null as text) as "currency", cast(null as text) as "sales_channel", cast(null as timestamp without time zone) as "ordered_at_local", cast(null as text) as "time_zone_given", cast(null as timestamp without time zone) as "ordered_at", cast(null as text) as "time_zone", cast(null as boolean) as "is_cancelled", 
    
    cast('missing_key' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
), orders as (
    select * from __dbt__cte__stg_shop__orders_checked
),

stg_shop__order_verdicts as (
    select
        order_id,
        -- At most one row of an order is kept.
        max(customer_id) filter (
            where reject_reason is null and not is_duplicate
        ) as customer_id,
        case
            when bool_or(reject_reason is null) then null
            when bool_or(reject_reason <> 'guest_sale') then 'order_rejected'
            else 'guest_sale'
        end as reject_reason
    from orders
    where order_id is not null
    group by 1
)

select * from stg_shop__order_verdicts
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "order_id", "customer_id", "reject_reason", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('a' as text)
 as "order_id", 
    
    cast('c' as text)
 as "customer_id", 
    
    cast(null as text)
 as "reject_reason"
union all
select 
    
    cast('g' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", 
    
    cast('guest_sale' as text)
 as "reject_reason"
union all
select 
    
    cast('r' as text)
 as "order_id", 
    
    cast(null as text)
 as "customer_id", 
    
    cast('order_rejected' as text)
 as "reject_reason"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected