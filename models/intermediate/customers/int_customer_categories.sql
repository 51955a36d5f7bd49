with

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

other_lines as (
    select * from {{ ref('int_other_lines') }}
),

category_spend as (
    select
        orders_netted.customer_id,
        order_lines_well_formed.category,
        sum(
            cast(order_lines_well_formed.amount as numeric(38, 8))
            * orders_netted.exchange_rate
        ) as spend
    from order_lines_well_formed
    inner join orders_netted
        on order_lines_well_formed.order_id = orders_netted.order_id
    left join other_lines
        on
            order_lines_well_formed.order_id = other_lines.order_id
            and order_lines_well_formed.line_number = other_lines.line_number
    where orders_netted.is_purchase and other_lines.order_id is null
    group by 1, 2
    -- Coupons and credit notes are no category that somebody bought from.
    having bool_or(
        order_lines_well_formed.quantity >= 0
        and order_lines_well_formed.unit_price >= 0
    )
),

ranked_categories as (
    select
        customer_id,
        category,
        spend,
        row_number() over (
            partition by customer_id
            order by
                case when category is null then 1 else 0 end,
                spend desc,
                {{ code_points('category') }}
        ) as category_rank
    from category_spend
),

int_customer_categories as (
    select
        customer_id,
        cast(count(category) as int) as count_categories,
        max(category) filter (where category_rank = 1) as top_category,
        max(spend) filter (where category_rank = 1) as top_category_spend,
        sum(spend) as category_spend
    from ranked_categories
    group by 1
)

select * from int_customer_categories
