{{ config(enabled='woocommerce' in active_mappings()) }}

with

orders as (
    {{ mapping_source('woocommerce', 'orders', {
        'id': 'text', 'customer_id': 'text', 'status': 'text',
        'currency': 'text', 'date_created_gmt': 'instant',
        'date_modified_gmt': 'instant', 'created_via': 'text',
        '_fivetran_synced': 'instant',
    }, key=['id']) | indent(4) }}
),

-- Customer 0 is a guest.
woocommerce__orders as (
    select
        id as order_id,
        nullif(customer_id, '0') as customer_id,
        date_created_gmt as ordered_at,
        status,
        currency,
        created_via as sales_channel,
        date_modified_gmt as updated_at,
        _fivetran_synced as loaded_at
    from orders
)

select * from woocommerce__orders
