{{ config(enabled='woocommerce' in active_mappings()) }}

with

orders as (
    select * from {{ ref('woocommerce__orders') }}
),

order_line_item as (
    {{ mapping_source('woocommerce', 'order_line_item', {
        'id': 'bigint', 'order_id': 'text', 'product_id': 'text',
        'quantity': 'numeric', 'subtotal': 'numeric', 'subtotal_tax': 'numeric',
        'total': 'numeric', 'total_tax': 'numeric',
        '_fivetran_synced': 'instant',
    }, key=['id']) | indent(4) }}
),

{% for kind in ['shipping', 'fee'] -%}
    order_{{ kind }}_line as (
        {{ mapping_source('woocommerce', 'order_' ~ kind ~ '_line', {
            'id': 'bigint', 'order_id': 'text', 'total': 'numeric',
            'total_tax': 'numeric', '_fivetran_synced': 'instant',
        }, is_optional=true, key=['id']) | indent(8) }}
    ),

{% endfor -%}

-- The subtotal is before coupons, the total after them.
lines as (
    select
        order_id,
        id as line_number,
        product_id,
        cast(null as text) as category,
        quantity,
        greatest(
            coalesce(subtotal, total) + coalesce(subtotal_tax, total_tax, 0),
            total + coalesce(total_tax, 0)
        ) / nullif(quantity, 0) as unit_price,
        greatest(
            coalesce(subtotal, total) + coalesce(subtotal_tax, total_tax, 0)
            - total - coalesce(total_tax, 0), 0
        ) as discount,
        _fivetran_synced as loaded_at
    from order_line_item
    {%- for kind in ['shipping', 'fee'] %}
        union all
        select
            order_id,
            id as line_number,
            null as product_id,
            case when total < 0 then '(discount)' else '({{ kind }})' end
                as category,
            1 as quantity,
            abs(total + coalesce(total_tax, 0)) as unit_price,
            0 as discount,
            _fivetran_synced as loaded_at
        from order_{{ kind }}_line
    {%- endfor %}
),

woocommerce__order_lines as (
    select
        lines.order_id,
        lines.line_number,
        lines.product_id,
        lines.category,
        lines.quantity,
        cast(lines.unit_price as numeric(28, 10)) as unit_price,
        lines.discount,
        lines.loaded_at
    from lines
    inner join orders
        on lines.order_id = orders.order_id
)

select * from woocommerce__order_lines
