

select
        nullif(cast(order_id as text), '') as order_id,
        cast(line_number as int) as line_number,
        nullif(cast(product_id as text), '') as product_id,
        nullif(cast(category as text), '') as category,
        cast(quantity as numeric(18, 4)) as quantity,
        cast(unit_price as numeric(18, 4)) as unit_price,
        cast(discount as numeric(18, 4)) as discount
    from "postgres"."raw"."order_lines"