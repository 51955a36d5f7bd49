-- A line has no instant of its own: all lines are history, but those of orders
-- after as_of, such as today's.
with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

order_lines_validated as (
    select * from {{ ref('stg_shop__order_lines_validated') }}
),

later_orders as (
    select
        orders.order_id,
        orders.ordered_at
    from orders
    inner join last_accepted_run
        on orders.ordered_at >= last_accepted_run.as_of
),

order_lines_with_dimensions as (
    select
        order_lines_validated.product_id,
        order_lines_validated.category,
        order_lines_validated.quantity,
        order_lines_validated.unit_price,
        order_lines_validated.discount,
        {{ row_status_and_horizon('later_orders.ordered_at') | indent(8) }},
        order_lines_validated.category as per_category
    from order_lines_validated
    cross join last_accepted_run
    left join later_orders
        on order_lines_validated.order_id = later_orders.order_id
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
