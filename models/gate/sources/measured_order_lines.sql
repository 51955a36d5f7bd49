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

order_lines_validated as (
    select * from {{ ref('stg_shop__order_lines_validated') }}
),

order_lines_with_dimensions as (
    select
        order_lines_validated.product_id,
        order_lines_validated.category,
        order_lines_validated.quantity,
        order_lines_validated.unit_price,
        order_lines_validated.discount,
        cast(null as timestamp) as occurred_at,
        {{ dimensions_of_row('cast(null as timestamp)', dimensions)
            | indent(4) }}
    from order_lines_validated
    cross join last_accepted_run
),

order_lines_counted as {{ cte_materialization(true) }} (
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
