with

exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

rates_per_currency as (
    select
        currency,
        count(*) as count_rates,
        sum(cast(rate as numeric(38, 8))) as sum_of_rates,
        max(rate_date) as newest_date
    from exchange_rates
    group by 1
),

-- A rate has no instant of delivery: all rates are history.
measured_exchange_rates as (
    select
        'exchange_rates' as source_table,
        'rows_per_currency' as measure,
        currency as member,
        cast(count_rates as numeric(38, 4)) as value,  -- noqa: RF04
        cast(count_rates as numeric(38, 4)) as value_of_history,
        cast(newest_date as timestamp) as newest_at
    from rates_per_currency
    union all
    select
        'exchange_rates' as source_table,
        'sum_of_rates' as measure,
        currency as member,
        cast(sum_of_rates as numeric(38, 4)) as value,  -- noqa: RF04
        cast(sum_of_rates as numeric(38, 4)) as value_of_history,
        cast(null as timestamp) as newest_at
    from rates_per_currency
)

select * from measured_exchange_rates
