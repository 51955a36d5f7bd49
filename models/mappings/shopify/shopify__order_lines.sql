{{ config(enabled=mapped_models('orders') == ['shopify__orders']) }}

with

orders as (
    select * from {{ ref('shopify__orders') }}
),

order_line as (
    {{ mapping_source('shopify', 'order_line', {
        'id': 'bigint', 'order_id': 'text', 'product_id': 'text',
        'title': 'text', 'quantity': 'numeric', 'price': 'numeric',
        'total_discount': 'numeric', 'gift_card': 'boolean',
        '_fivetran_synced': 'instant',
    }, key=['id']) | indent(4) }}
),

discount_allocation as (
    {{ mapping_source('shopify', 'discount_allocation', {
        'order_line_id': 'bigint', 'amount': 'numeric',
    }, is_optional=true, key=['order_line_id', 'index']) | indent(4) }}
),

product as (
    {{ mapping_source('shopify', 'product', {
        'id': 'text', 'product_type': 'text',
    }, is_optional=true) | indent(4) }}
),

order_shipping_line as (
    {{ mapping_source('shopify', 'order_shipping_line', {
        'id': 'bigint', 'order_id': 'text', 'price': 'numeric',
        'discounted_price': 'numeric', '_fivetran_synced': 'instant',
    }, is_optional=true, key=['id']) | indent(4) }}
),

-- Discounts of the whole order, too, in the parts that fall on a line.
discounts as (
    select
        order_line_id,
        sum(amount) as discount
    from discount_allocation
    group by 1
),

categories as (
    select
        id,
        max(product_type) as product_type
    from product
    group by 1
),

goods as (
    select
        order_line.order_id,
        order_line.id as line_number,
        order_line.product_id,
        case
            when order_line.gift_card then '(gift card)'
            when
                order_line.product_id is null
                and lower(order_line.title) = 'tip'
                then '(tip)'
            else categories.product_type
        end as category,
        order_line.quantity,
        order_line.price as unit_price,
        coalesce(discounts.discount, order_line.total_discount) as discount,
        order_line._fivetran_synced as loaded_at
    from order_line
    left join discounts
        on order_line.id = discounts.order_line_id
    left join categories
        on order_line.product_id = categories.id
),

-- Below zero: ids of lines and of shipping lines may be the same.
shipping as (
    select
        order_id,
        -id as line_number,
        cast(null as text) as product_id,
        '(shipping)' as category,
        cast(1 as numeric(28, 10)) as quantity,
        price as unit_price,
        price - coalesce(discounted_price, price) as discount,
        _fivetran_synced as loaded_at
    from order_shipping_line
),

lines as (
    select * from goods
    union all
    select * from shipping
),

shopify__order_lines as (
    select
        lines.order_id,
        lines.line_number,
        lines.product_id,
        lines.category,
        lines.quantity,
        lines.unit_price,
        lines.discount,
        lines.loaded_at
    from lines
    inner join orders
        on lines.order_id = orders.order_id
)

select * from shopify__order_lines
