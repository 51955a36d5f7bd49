{#- Only where as_of follows the newest order: then a feed of orders that
    stopped stops the clock, and nothing but the other sources shows it. -#}
{%- set is_derived = not chosen_as_of() -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

events as (
    select * from {{ ref('stg_app__events') }}
),

tickets as (
    select * from {{ ref('stg_support__tickets') }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

newest_rows as (
    select max(occurred_at) as newest_at from events
    union all
    select max(opened_at) as newest_at from tickets
    union all
    select max(signed_up_at) as newest_at from customers
),

newest_row as (
    select max(newest_at) as newest_at from newest_rows
),

-- as_of is the midnight after the newest order: half a day later on average.
delays as (
    select
        {{ days_between('int_as_of.as_of', 'newest_row.newest_at') }}
            as delay_days,
        {{ as_double(var('max_silent_days')) }} - 0.5 as bound
    from newest_row
    cross join int_as_of
),

source_order_delays as (
    select
        'orders' as source_table,
        'orders_behind' as check_name,
        'days' as measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        delay_days as value_now,
        delay_days as deviation,
        bound,
        case
            when delay_days > bound then 'rejected' else 'accepted'
        end as verdict,
        'the orders stopped: other sources go on for '
        || {{ number_text('floor(delay_days + 0.0000001)') }}
        || ' full days after the newest order, bound '
        || {{ number_text('bound', 1) }} || ' days' as words
    from delays
    where delay_days is not null and {{ is_derived | lower }}
)

select * from source_order_delays
