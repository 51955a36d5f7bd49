
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