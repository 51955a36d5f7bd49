

with

exchange_rates as (
    select * from "postgres"."segmentation_reference"."exchange_rates"
),

rates_with_the_base_currency as (
    select
        currency,
        rate_date
    from exchange_rates
    where rate > 0

    union all

    -- The base currency has the rate 1 on every day, with or without a row.
    select
        'GBP' as currency,
        cast('0001-01-01' as date) as rate_date
),

stg_shop__first_exchange_rates as (
    select
        currency,
        min(rate_date) as first_rate_date
    from rates_with_the_base_currency
    group by 1
)

select * from stg_shop__first_exchange_rates