

with

 __dbt__cte__stg_shop__order_lines_screened as (

-- Fixture for stg_shop__order_lines_screened
select 
    
    cast('fine' as text)
 as "order_id", 
    
    cast(2 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast('negative_price' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('fine' as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('guest' as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('guest' as text)
 as "order_id", 
    
    cast(2 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast('negative_price' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('guest' as text)
 as "order_id", 
    
    cast(3 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast('stock_adjustment' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('guest' as text)
 as "order_id", 
    
    cast(4 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(True as boolean)
 as "is_duplicate"
union all
select 
    
    cast('bad' as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast('nowhere' as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast(null as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
union all
select 
    
    cast(null as text)
 as "order_id", 
    
    cast(1 as integer)
 as "line_number", cast(null as text) as "product_id", cast(null as text) as "category", cast(null as numeric(18,4)) as "quantity", cast(null as numeric(18,4)) as "unit_price", cast(null as numeric(18,4)) as "discount", 
    
    cast('missing_key' as text)
 as "reject_reason", 
    
    cast(False as boolean)
 as "is_duplicate"
),  __dbt__cte__stg_shop__order_verdicts as (

-- Fixture for stg_shop__order_verdicts
select 
    
    cast('guest' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast('guest_sale' as text)
 as "reject_reason"
union all
select 
    
    cast('fine' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast(null as text)
 as "reject_reason"
union all
select 
    
    cast('bad' as text)
 as "order_id", cast(null as text) as "customer_id", 
    
    cast('order_rejected' as text)
 as "reject_reason"
), order_lines as (
    select * from __dbt__cte__stg_shop__order_lines_screened
),

order_verdicts as (
    select * from __dbt__cte__stg_shop__order_verdicts
),

stg_shop__order_lines_checked as (
    select
        order_lines.order_id,
        order_lines.line_number,
        order_lines.product_id,
        order_lines.category,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.discount,
        -- What the line is comes first (it has no key, it is no sale), then the
        -- verdict on its order: a malformed line of an order that is not used
        -- is nobody's work. Then what is wrong with the line itself.
        case
            when order_lines.is_duplicate then null
            when
                order_lines.reject_reason in ('missing_key', 'stock_adjustment')
                then order_lines.reject_reason
            when order_verdicts.order_id is null then 'unknown_order'
            else coalesce(
                order_verdicts.reject_reason, order_lines.reject_reason
            )
        end as reject_reason,
        order_lines.is_duplicate
    from order_lines
    left join order_verdicts
        on order_lines.order_id = order_verdicts.order_id
)

select * from stg_shop__order_lines_checked