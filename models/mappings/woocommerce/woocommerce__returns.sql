{{ config(enabled='woocommerce' in active_mappings()) }}

with

orders as (
    select * from {{ ref('woocommerce__orders') }}
),

refund as (
    {{ mapping_source('woocommerce', 'refund', {
        'id': 'text', 'order_id': 'text', 'amount': 'numeric',
        'date_created_gmt': 'instant', '_fivetran_synced': 'instant',
    }, is_optional=true, key=['id']) | indent(4) }}
),

refund_line_item as (
    {{ mapping_source('woocommerce', 'refund_line_item', {
        'id': 'text', 'refund_id': 'text', 'product_id': 'text',
        'quantity': 'numeric', 'total': 'numeric', 'total_tax': 'numeric',
    }, is_optional=true, key=['id']) | indent(4) }}
),

refunds as (
    select
        refund.id as refund_id,
        refund.amount,
        orders.order_id,
        orders.customer_id,
        orders.currency,
        refund.date_created_gmt as returned_at,
        refund._fivetran_synced as loaded_at
    from refund
    inner join orders
        on refund.order_id = orders.order_id
),

-- Below zero in WooCommerce, like the pieces.
lines as (
    select
        refund_id,
        concat('line ', id) as return_id,
        product_id,
        nullif(abs(quantity), 0) as quantity,
        abs(total + coalesce(total_tax, 0)) as refund
    from refund_line_item
    where total <> 0
),

line_sums as (
    select
        refund_id,
        sum(refund) as refund
    from lines
    group by 1
),

-- Shipping, fees, or a sum without lines.
others as (
    select
        refunds.refund_id,
        concat('refund ', refunds.refund_id) as return_id,
        cast(null as text) as product_id,
        cast(null as numeric(28, 10)) as quantity,
        refunds.amount - coalesce(line_sums.refund, 0) as refund
    from refunds
    left join line_sums
        on refunds.refund_id = line_sums.refund_id
    where refunds.amount > coalesce(line_sums.refund, 0)
),

all_refunds as (
    select * from lines
    union all
    select * from others
),

woocommerce__returns as (
    select
        all_refunds.return_id,
        refunds.order_id,
        refunds.customer_id,
        all_refunds.product_id,
        all_refunds.quantity,
        all_refunds.refund,
        refunds.currency,
        refunds.returned_at,
        refunds.loaded_at
    from all_refunds
    inner join refunds
        on all_refunds.refund_id = refunds.refund_id
)

select * from woocommerce__returns
