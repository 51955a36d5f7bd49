{#- Lists stand in their order or refund; a name that differs is followed by where it is. -#}
{% macro shopify_airbyte_layout() -%}
    {%- do return({
        'customer': {
            'stream': 'customers',
            'renamed': {
                'default_address_id': ['default_address', 'id'],
                'email_marketing_consent_state':
                    ['email_marketing_consent', 'state'],
            },
        },
        'customer_address': {
            'stream': 'customers',
            'renamed': {
                'id': ['default_address', 'id'],
                'country_code': ['default_address', 'country_code'],
            },
        },
        'order': {
            'stream': 'orders', 'renamed': {'customer_id': ['customer', 'id']},
        },
        'order_line': {
            'stream': 'orders', 'lists': ['line_items'], 'parent': 'order_id',
        },
        'discount_allocation': {
            'stream': 'orders', 'lists': ['line_items', 'discount_allocations'],
            'parent': 'order_line_id',
        },
        'order_shipping_line': {
            'stream': 'orders', 'lists': ['shipping_lines'], 'parent': 'order_id',
        },
        'product': {'stream': 'products'},
        'refund': {'stream': 'order_refunds'},
        'order_line_refund': {
            'stream': 'order_refunds', 'lists': ['refund_line_items'],
            'parent': 'refund_id', 'renamed': {'order_line_id': ['line_item_id']},
        },
        'order_adjustment': {
            'stream': 'order_refunds', 'lists': ['order_adjustments'],
            'parent': 'refund_id',
        },
    }) -%}
{%- endmacro %}
