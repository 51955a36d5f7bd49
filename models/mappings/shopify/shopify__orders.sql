{{ config(enabled=mapped_models('orders') == ['shopify__orders']) }}

with

orders as (
    {{ mapping_source('shopify', 'order', {
        'id': 'text', 'customer_id': 'text', 'processed_at': 'instant',
        'created_at': 'instant', 'cancelled_at': 'instant',
        'financial_status': 'text', 'currency': 'text', 'source_name': 'text',
        'test': 'boolean', 'updated_at': 'instant',
        '_fivetran_synced': 'instant',
    }, key=['id']) | indent(4) }}
),

shopify__orders as (
    select
        id as order_id,
        customer_id,
        coalesce(processed_at, created_at) as ordered_at,
        case
            when cancelled_at is not null then 'cancelled'
            else financial_status
        end as status,
        currency,
        source_name as sales_channel,
        updated_at,
        _fivetran_synced as loaded_at
    from orders
    where not coalesce(test, false)
)

select * from shopify__orders
