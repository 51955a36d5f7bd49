{{ config(materialized='view') }}

with

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

daily_rates as (
    select * from {{ ref('int_daily_rates') }}
),

-- DuckDB multiplies two decimals of 18 digits into 18 digits, which overflow.
line_totals as (
    select
        order_id,
        sum(
            cast(quantity as numeric(38, 4)) * unit_price - discount
        ) as gross,
        sum(discount) as discount
    from order_lines_well_formed
    group by 1
),

int_orders_valued as (
    select
        orders_placed.order_id,
        orders_placed.customer_id,
        orders_placed.ordered_at,
        orders_placed.is_cancelled,
        line_totals.order_id is not null as has_lines,
        daily_rates.exchange_rate,
        {{ rounded_product(
            'coalesce(line_totals.gross, 0)', 'daily_rates.exchange_rate'
        ) }} as gross_amount,
        {{ rounded_product(
            'coalesce(line_totals.discount, 0)', 'daily_rates.exchange_rate'
        ) }} as discount_amount
    from orders_placed
    left join line_totals
        on orders_placed.order_id = line_totals.order_id
    left join daily_rates
        on
            orders_placed.currency = daily_rates.currency
            and orders_placed.ordered_date = daily_rates.rate_date
)

select * from int_orders_valued
