{{ config(pre_hook="{{ check_exchange_rates() }}") }}
{%- set base = var('base_currency') | trim | upper %}

with

exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

rates_into_the_base_currency as (
    select
        upper(trim(currency)) as currency,
        rate_date,
        cast(rate as numeric(18, 10)) as exchange_rate
    from exchange_rates
    where
        rate > 0
        and upper(trim(currency)) <> {{ text_literal(base) }}

    union all

    -- The base currency has the rate 1 on every day, with or without a row.
    select
        {{ text_literal(base) }} as currency,
        cast('0001-01-01' as date) as rate_date,
        cast(1 as numeric(18, 10)) as exchange_rate
),

stg_shop__exchange_rates as (
    select
        currency,
        rate_date,
        exchange_rate,
        row_number() over (
            partition by currency order by rate_date
        ) as rate_number
    from rates_into_the_base_currency
)

select * from stg_shop__exchange_rates
