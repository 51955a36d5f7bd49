{{ config(materialized='view') }}

with

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

other_lines as (
    select * from {{ ref('int_other_lines') }}
),

daily_rates as (
    select * from {{ ref('int_daily_rates') }}
),

line_totals as (
    select
        order_id,
        sum(amount) as gross,
        sum(discount) as discount
    from order_lines_well_formed
    group by 1
),

-- What lines change that are no goods: nothing for most orders.
other_totals as (
    select
        order_id,
        sum(amount_counted - amount) as gross,
        sum(discount_counted - discount) as discount,
        sum(case when is_service then amount_counted else 0 end) as services,
        sum(case when is_counted then 0 else amount end) as passed_on
    from other_lines
    group by 1
),

int_orders_valued as (
    select
        orders_placed.order_id,
        orders_placed.customer_id,
        orders_placed.ordered_at,
        orders_placed.is_cancelled,
        orders_placed.is_refunded,
        line_totals.order_id is not null as has_lines,
        daily_rates.exchange_rate,
        {{ rounded_product(
            'coalesce(line_totals.gross + coalesce(other_totals.gross, 0), 0)',
            'daily_rates.exchange_rate'
        ) }} as gross_amount,
        {{ rounded_product(
            'coalesce('
            ~ 'line_totals.discount + coalesce(other_totals.discount, 0), 0)',
            'daily_rates.exchange_rate'
        ) }} as discount_amount,
        cast(round(coalesce(
            other_totals.services * daily_rates.exchange_rate, 0
        ), 4) as numeric(18, 4)) as service_amount,
        cast(round(coalesce(
            other_totals.passed_on * daily_rates.exchange_rate, 0
        ), 4) as numeric(18, 4)) as passed_on_amount
    from orders_placed
    left join line_totals
        on orders_placed.order_id = line_totals.order_id
    left join other_totals
        on orders_placed.order_id = other_totals.order_id
    left join daily_rates
        on
            orders_placed.currency = daily_rates.currency
            and orders_placed.ordered_date = daily_rates.rate_date
)

select * from int_orders_valued
