{#- A line has no instant of its own: all lines are history. -#}
{%- set measures = dict(
    null_counts(['product_id', 'category', 'discount']),
    sum_of_quantity="sum(case when fate = 'accepted' then quantity end)",
    sum_of_amount='sum(amount)'
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
        case
            when not is_duplicate and reject_reason is null
                then cast(quantity as numeric(38, 4)) * unit_price - discount
        end as amount,
        {{ fate_of_row() }} as fate
    from order_lines_checked
),

totals as (
    {{ totals_of('order_lines_with_dimensions', 'occurred_at', measures) | indent(4) }}
),

measured_order_lines as (
    {{ rows_per(
        'order_lines', 'order_lines_with_dimensions', 'occurred_at',
        ['fate', 'category']
    ) | indent(4) }}
    union all
    {{ totals_as_rows('order_lines', 'totals', measures) | indent(4) }}
)

select * from measured_order_lines
