
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