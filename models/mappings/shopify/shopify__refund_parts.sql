{{ config(enabled=mapped_models('orders') == ['shopify__orders']) }}

with

order_line_refund as (
    {{ mapping_source('shopify', 'order_line_refund', {
        'id': 'text', 'refund_id': 'text', 'order_line_id': 'bigint',
        'quantity': 'numeric', 'subtotal': 'numeric',
    }, is_optional=true, key=['id']) | indent(4) }}
),

order_line as (
    {{ mapping_source('shopify', 'order_line', {
        'id': 'bigint', 'product_id': 'text',
    }, key=['id']) | indent(4) }}
),

order_adjustment as (
    {{ mapping_source('shopify', 'order_adjustment', {
        'id': 'text', 'order_id': 'text', 'refund_id': 'text',
        'amount': 'numeric', 'tax_amount': 'numeric',
    }, is_optional=true, key=['id']) | indent(4) }}
),

orders as (
    {{ mapping_source('shopify', 'order', {
        'id': 'text', 'taxes_included': 'boolean',
    }, key=['id']) | indent(4) }}
),

-- Below zero: shipping, or money beyond the lines, went back. Above: less than
-- the lines are worth did. Its tax is a number of its own.
adjustments as (
    select
        order_adjustment.refund_id,
        sum(
            order_adjustment.amount
            + case
                when orders.taxes_included
                    then coalesce(order_adjustment.tax_amount, 0)
                else 0
            end
        ) as amount
    from order_adjustment
    left join orders
        on order_adjustment.order_id = orders.id
    group by 1
),

lines as (
    select
        order_line_refund.refund_id,
        order_line_refund.id,
        order_line.product_id,
        order_line_refund.quantity,
        order_line_refund.subtotal,
        sum(order_line_refund.subtotal) over (
            partition by order_line_refund.refund_id
        ) as subtotal_of_refund,
        sum(order_line_refund.subtotal) over (
            partition by order_line_refund.refund_id
            order by order_line_refund.id
            rows between unbounded preceding and current row
        ) as subtotal_so_far
    from order_line_refund
    left join order_line
        on order_line_refund.order_line_id = order_line.id
),

-- What is kept is taken off the lines in proportion; the parts add up.
lines_with_share as (
    select
        lines.*,
        case
            when adjustments.amount > 0 and lines.subtotal_of_refund > 0
                then cast(greatest(
                    lines.subtotal_of_refund - adjustments.amount, 0
                ) as double precision) / cast(
                    lines.subtotal_of_refund as double precision
                )
            else 1
        end as paid_share
    from lines
    left join adjustments
        on lines.refund_id = adjustments.refund_id
),

line_refunds as (
    select
        refund_id,
        concat('line ', id) as return_id,
        product_id,
        quantity,
        case
            when paid_share = 1 then subtotal
            else
                round(cast(subtotal_so_far * paid_share as numeric(28, 10)), 4)
                - round(cast(
                    (subtotal_so_far - subtotal) * paid_share as numeric(28, 10)
                ), 4)
        end as refund
    from lines_with_share
),

other_refunds as (
    select
        refund_id,
        concat('adjustment ', refund_id) as return_id,
        cast(null as text) as product_id,
        cast(null as numeric(28, 10)) as quantity,
        -amount as refund
    from adjustments
    where amount < 0
),

shopify__refund_parts as (
    select * from line_refunds
    union all
    select * from other_refunds
)

select * from shopify__refund_parts
