
  
    

  create  table "postgres"."segmentation_intermediate"."int_orders_valued__dbt_tmp"
  
  
    as
  
  (
    with

as_of as (
    select * from "postgres"."segmentation_intermediate"."int_as_of"
),

orders as (
    select * from "postgres"."segmentation_staging"."stg_shop__orders"
),

order_lines as (
    select * from "postgres"."segmentation_staging"."stg_shop__order_lines"
),

daily_rates as (
    select * from "postgres"."segmentation_intermediate"."int_daily_rates"
),

-- DuckDB multiplies two decimals of 18 digits into 18 digits, which overflow.
line_totals as (
    select
        order_id,
        sum(
            cast(quantity as numeric(38, 4)) * unit_price - discount
        ) as gross,
        sum(discount) as discount
    from order_lines
    group by 1
),

int_orders_valued as (
    select
        orders.order_id,
        orders.customer_id,
        orders.ordered_at,
        orders.ordered_date,
        orders.is_cancelled,
        daily_rates.exchange_rate,
        cast(round(
            coalesce(line_totals.gross, 0) * daily_rates.exchange_rate, 4
        ) as numeric(18, 4)) as gross_amount,
        cast(round(
            coalesce(line_totals.discount, 0) * daily_rates.exchange_rate, 4
        ) as numeric(18, 4)) as discount_amount
    from orders
    inner join as_of
        on orders.ordered_at < as_of.as_of
    left join line_totals
        on orders.order_id = line_totals.order_id
    left join daily_rates
        on
            orders.currency = daily_rates.currency
            and orders.ordered_date = daily_rates.rate_date
)

select * from int_orders_valued
  );
  