{#- A line has no instant of its own: all lines are history. -#}
{%- set dimensions = {'category': 'category'} -%}
{%- set measures = dict(
    null_counts(['product_id', 'category', 'discount']),
    sum_of_quantities=sum_of_accepted('quantity'),
    sum_of_amounts=sum_of_accepted(
        'cast(quantity as numeric(38, 4)) * unit_price - discount'
    )
) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

order_lines_checked as (
    select * from {{ ref('stg_shop__order_lines_checked') }}
),

order_lines_with_dimensions as (
    select
        order_lines_checked.*,
        cast(null as timestamp) as occurred_at,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from order_lines_checked
),

totals as (
    {{ totals_of(
        'order_lines_with_dimensions', 'occurred_at', measures
    ) | indent(4) }}
),

measured_order_lines as (
    {{ rows_per(
        'order_lines', 'order_lines_with_dimensions', 'occurred_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('order_lines', 'totals', measures) | indent(4) }}
)

select * from measured_order_lines
