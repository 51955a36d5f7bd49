
    -- Build actual result given inputs
with dbt_internal_unit_test_actual as (
  select
    "order_id","line_number","reject_reason", 'actual' as "actual_or_expected"
  from (
    with

 __dbt__cte__base_shop__order_lines as (

-- Fixture for base_shop__order_lines
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(3 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(-1 as numeric(18,4))
 as "quantity", 
    
    cast(0 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(null as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(1 as numeric(18,4))
 as "quantity", 
    
    cast(1 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast(null as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(1 as numeric(18,4))
 as "quantity", 
    
    cast(1 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(4 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(null as numeric(18,4))
 as "quantity", 
    
    cast(1 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(5 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(1 as numeric(18,4))
 as "quantity", 
    
    cast(null as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(6 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(-1 as numeric(18,4))
 as "quantity", 
    
    cast(1 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(7 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(1 as numeric(18,4))
 as "quantity", 
    
    cast(-1 as numeric(18,4))
 as "unit_price", 
    
    cast(0 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(8 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(1 as numeric(18,4))
 as "quantity", 
    
    cast(1 as numeric(18,4))
 as "unit_price", 
    
    cast(-1 as numeric(18,4))
 as "discount"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(9 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", 
    
    cast(0 as numeric(18,4))
 as "quantity", 
    
    cast(0 as numeric(18,4))
 as "unit_price", 
    
    cast(null as numeric(18,4))
 as "discount"
), order_lines as (
    select * from __dbt__cte__base_shop__order_lines
),

order_lines_judged as (
    select
        *,
        case
            when order_id is null or line_number is null then 'missing_key'
            when quantity < 0 and unit_price = 0 then 'stock_adjustment'
            when (quantity is null or quantity > 99999999999999) then 'missing_amount'
            when (unit_price is null or unit_price > 99999999999999) then 'missing_amount'
            when quantity < 0 then 'negative_quantity'
            when unit_price < 0 then 'negative_price'
            when discount < 0 then 'negative_discount'
        end as reject_reason
    from order_lines
),

repeated_keys as (
    select
        order_id,
        line_number
    from order_lines_judged
    where reject_reason is null
    group by 1, 2
    having count(*) > 1
),

repeated_lines as (
    select
        order_lines_judged.*,
        row_number() over (
        partition by order_lines_judged.order_id, order_lines_judged.line_number
        order by
            cast(product_id is not null as int)
            + cast(category is not null as int)
            + cast(quantity is not null as int)
            + cast(unit_price is not null as int)
            + cast(discount is not null as int)
             desc,
            product_id collate "C" desc nulls last,
            category collate "C" desc nulls last,
            quantity desc nulls last,
            unit_price desc nulls last,
            discount desc nulls last
    ) > 1 as is_duplicate
    from order_lines_judged
    inner join repeated_keys
        on
            order_lines_judged.order_id = repeated_keys.order_id
            and order_lines_judged.line_number = repeated_keys.line_number
    where order_lines_judged.reject_reason is null
),

other_lines as (
    select
        order_lines_judged.*,
        false as is_duplicate
    from order_lines_judged
    left join repeated_keys
        on
            order_lines_judged.order_id = repeated_keys.order_id
            and order_lines_judged.line_number = repeated_keys.line_number
            and order_lines_judged.reject_reason is null
    where repeated_keys.order_id is null
),

-- Sorting is what costs here: only keys that occur twice are sorted.
stg_shop__order_lines_screened as (
    select * from repeated_lines
    union all
    select * from other_lines
)

select * from stg_shop__order_lines_screened
  ) _dbt_internal_unit_test_actual
),
-- Build expected result
dbt_internal_unit_test_expected as (
  select
    "order_id", "line_number", "reject_reason", 'expected' as "actual_or_expected"
  from (
    select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(3 as integer)
 as "line_number", 
    
    cast('stock_adjustment' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(null as integer)
 as "line_number", 
    
    cast('missing_key' as text)
 as "reject_reason"
union all
select 
    
    cast(null as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", 
    
    cast('missing_key' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(4 as integer)
 as "line_number", 
    
    cast('missing_amount' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(5 as integer)
 as "line_number", 
    
    cast('missing_amount' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(6 as integer)
 as "line_number", 
    
    cast('negative_quantity' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(7 as integer)
 as "line_number", 
    
    cast('negative_price' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(8 as integer)
 as "line_number", 
    
    cast('negative_discount' as text)
 as "reject_reason"
union all
select 
    
    cast('a' as text)
 as "order_id", 
    
    cast(9 as integer)
 as "line_number", 
    
    cast(null as text)
 as "reject_reason"
  ) _dbt_internal_unit_test_expected
)
-- Union actual and expected results
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected