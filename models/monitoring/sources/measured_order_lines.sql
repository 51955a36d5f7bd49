{#- A line has no instant of its own: all lines are history. -#}
{%- set dimensions = {'category': 'category'} -%}
{%- set measures = dict(
    null_counts(['product_id', 'category', 'discount']),
    sum_of_quantities=sum_of_accepted('quantity'),
    sum_of_amounts=sum_of_accepted(
        'cast(quantity as numeric(38, 4)) * unit_price - coalesce(discount, 0)'
    )
) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

order_lines_screened as (
    select * from {{ ref('stg_shop__order_lines_screened') }}
),

rejected_order_lines as (
    select * from {{ ref('rejected_order_lines') }}
),

-- Orders none of whose lines is used: a few, where the verdicts are on all.
unusable_orders as (
    select distinct order_id
    from rejected_order_lines
    where reject_reason in ('unknown_order', 'order_rejected', 'guest_sale')
),

order_lines_checked as (
    select
        order_lines.product_id,
        order_lines.category,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.discount,
        order_lines.reject_reason,
        order_lines.is_duplicate
    from order_lines_screened as order_lines
    left join unusable_orders
        on order_lines.order_id = unusable_orders.order_id
    where
        order_lines.reject_reason is null
        and (order_lines.is_duplicate or unusable_orders.order_id is null)
    union all
    select
        product_id,
        category,
        quantity,
        unit_price,
        discount,
        reject_reason,
        false as is_duplicate
    from rejected_order_lines
),

order_lines_with_dimensions as (
    select
        order_lines_checked.product_id,
        order_lines_checked.category,
        order_lines_checked.quantity,
        order_lines_checked.unit_price,
        order_lines_checked.discount,
        cast(null as timestamp) as occurred_at,
        {{ dimensions_of_row('cast(null as timestamp)', dimensions)
            | indent(4) }}
    from order_lines_checked
    cross join last_accepted_run
),

order_lines_counted as materialized (
    {{ counted_by(
        'order_lines_with_dimensions', 'occurred_at', dimensions, measures
    ) }}
),

measured_order_lines as (
    {{ measures_of(
        'order_lines', {'order_lines_counted': dimensions}, measures
    ) }}
)

select * from measured_order_lines
