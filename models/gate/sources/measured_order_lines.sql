-- A line has no instant of its own: all lines are history.
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
        {{ row_status_and_horizon('cast(null as timestamp)') | indent(8) }},
        order_lines_validated.category as per_category
    from order_lines_validated
    cross join last_accepted_run
),

order_lines_counted as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_category,
        count(*) as count_rows,
        cast(null as timestamp) as newest_at,
        count(*) - count(product_id) as nulls_in_product_id,
        count(*) - count(category) as nulls_in_category,
        count(*) - count(discount) as nulls_in_discount,
        sum(
            case when row_status = 'accepted' then quantity end
        ) as sum_of_quantities,
        sum(
            case
                when row_status = 'accepted'
                    then
                        cast(quantity as numeric(38, 4)) * unit_price
                        - coalesce(discount, 0)
            end
        ) as sum_of_amounts
    from order_lines_with_dimensions
    group by 1, 2, 3
),

measured_order_lines as (
    {{ measures_of(
        'order_lines',
        {
            'order_lines_counted': ['category'],
        },
        [
            'nulls_in_product_id', 'nulls_in_category', 'nulls_in_discount',
            'sum_of_quantities', 'sum_of_amounts',
        ]
    ) }}
)

select * from measured_order_lines
