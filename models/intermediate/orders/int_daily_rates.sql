with

numbered_rates as (
    select * from {{ ref('stg_shop__exchange_rates') }}
),

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

returns as (
    select * from {{ ref('stg_shop__returns') }}
),

dates_with_money as (
    select ordered_date as rate_date from orders
    union
    select returned_date as rate_date from returns
),

currencies as (
    select distinct currency from numbered_rates
),

rates_and_dates as (
    select
        currency,
        rate_date,
        1 as count_rates,
        0 as is_needed
    from numbered_rates
    union all
    select
        currencies.currency,
        dates_with_money.rate_date,
        0 as count_rates,
        1 as is_needed
    from currencies
    cross join dates_with_money
),

-- The number of rates so far is the number of the newest one: no range join.
dates_with_rate_number as (
    select
        currency,
        rate_date,
        is_needed,
        sum(count_rates) over (
            partition by currency order by rate_date
        ) as rate_number
    from rates_and_dates
),

int_daily_rates as (
    select
        dates_with_rate_number.currency,
        dates_with_rate_number.rate_date,
        numbered_rates.exchange_rate
    from dates_with_rate_number
    inner join numbered_rates
        on
            dates_with_rate_number.currency = numbered_rates.currency
            and greatest(dates_with_rate_number.rate_number, 1)
            = numbered_rates.rate_number
    where dates_with_rate_number.is_needed = 1
)

select * from int_daily_rates
