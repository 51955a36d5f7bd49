{{ config(enabled=mapped_models('orders') == ['shopify__orders']) }}

with

orders as (
    select * from {{ ref('shopify__orders') }}
),

refund_parts as (
    select * from {{ ref('shopify__refund_parts') }}
),

refund as (
    {{ mapping_source('shopify', 'refund', {
        'id': 'text', 'order_id': 'text', 'processed_at': 'instant',
        'created_at': 'instant', '_fivetran_synced': 'instant',
    }, is_optional=true, key=['id']) | indent(4) }}
),

refunds as (
    select
        refund.id as refund_id,
        refund.order_id,
        orders.customer_id,
        orders.currency,
        coalesce(refund.processed_at, refund.created_at) as returned_at,
        refund._fivetran_synced as loaded_at
    from refund
    inner join orders
        on refund.order_id = orders.order_id
),

shopify__returns as (
    select
        refund_parts.return_id,
        refunds.order_id,
        refunds.customer_id,
        refund_parts.product_id,
        refund_parts.quantity,
        refund_parts.refund,
        refunds.currency,
        refunds.returned_at,
        refunds.loaded_at
    from refund_parts
    inner join refunds
        on refund_parts.refund_id = refunds.refund_id
)

select * from shopify__returns
