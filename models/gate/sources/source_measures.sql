with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

exchange_rates as (
    select * from {{ ref('exchange_rates') }}
),

rates as (
    select
        *,
        rate_date = max(rate_date) over (partition by currency) as is_newest
    from exchange_rates
),

rates_per_currency as (
    select
        currency,
        count(*) as count_rates,
        sum(cast(rate as numeric(38, 8))) as sum_of_rates,
        max(rate_date) as newest_date,
        min(rate) * 1000000 as lowest_rate,
        max(rate) * 1000000 as highest_rate,
        max(case when is_newest then rate end) * 1000000 as newest_rate
    from rates
    group by 1
),

-- A rate has no instant of delivery: all rates are history.
measures_of_all_sources as (
    {% for measured in [
        'customers', 'orders', 'order_lines', 'returns', 'events_and_tickets',
    ] -%}
        select * from {{ ref('measured_' ~ measured) }}
        union all
    {% endfor -%}
    {% for measure, number, newest_at in [
        ('rows_per_currency', 'count_rates', 'cast(newest_date as timestamp)'),
        ('sum_of_rates', 'sum_of_rates', 'cast(null as timestamp)'),
        ('lowest_rate', 'lowest_rate', 'cast(null as timestamp)'),
        ('highest_rate', 'highest_rate', 'cast(null as timestamp)'),
        ('newest_rate', 'newest_rate', 'cast(null as timestamp)'),
    ] -%}
        select
            'exchange_rates' as source_table,
            '{{ measure }}' as measure,
            currency as member,
            cast({{ number }} as numeric(38, 4)) as value,  -- noqa: RF04
            cast({{ number }} as numeric(38, 4)) as value_of_history,
            cast({{ number }} as numeric(38, 4)) as value_of_old_history,
            {{ newest_at }} as newest_at
        from rates_per_currency
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_measures as (
    select
        last_accepted_run.as_of,
        measures.source_table,
        measures.measure,
        measures.member,
        measures.value,
        measures.value_of_history,
        measures.value_of_old_history,
        measures.newest_at
    from measures_of_all_sources as measures
    cross join last_accepted_run
    where
        measures.value <> 0
        or measures.value_of_history <> 0
        or measures.member = '(all)'
)

select * from source_measures
