{%- set sightings = {
    'int_orders_placed': 'ordered_at',
    'stg_shop__returns': 'returned_at',
    'int_customer_activity': 'first_event_at',
    'stg_support__tickets': 'opened_at',
} -%}

with

as_of as (
    select * from {{ ref('int_as_of') }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

sightings as (
    {% for model, seen_at in sightings.items() -%}
        select
            customer_id,
            min({{ seen_at }}) as seen_at
        from {{ ref(model) }}
        group by 1
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

first_sightings as (
    select
        customer_id,
        min(seen_at) as first_seen_at
    from sightings
    where customer_id is not null
    group by 1
),

-- A sign-up at or after `as_of` has not happened yet.
customers_as_of as (
    select
        customers.customer_id,
        as_of.as_of,
        first_sightings.first_seen_at,
        customers.email,
        customers.country,
        customers.birth_year,
        customers.acquisition_channel,
        customers.acquisition_cost,
        case
            when customers.signed_up_at < as_of.as_of
                then customers.signed_up_at
        end as signed_up_at
    from customers
    cross join as_of
    left join first_sightings
        on customers.customer_id = first_sightings.customer_id
    where
        customers.deleted_at is null
        or customers.deleted_at >= as_of.as_of
),

-- Of two witnesses the earlier one counts: accounts are made anew when a shop
-- moves, and long after guest orders. `least` skips nulls.
int_customers_observed as (
    select
        customer_id,
        as_of,
        least(signed_up_at, first_seen_at) as signed_up_at,
        signed_up_at is null as is_signed_up_defaulted,
        -- Seconds and time zones apart an order and its account are one visit.
        coalesce(
            first_seen_at <= signed_up_at - interval '1' day, false
        ) as is_seen_before_sign_up,
        cast(floor({{ days_between(
            'least(signed_up_at, first_seen_at)', 'as_of'
        ) }}) as int) as tenure_days,
        email,
        country,
        birth_year,
        acquisition_channel,
        acquisition_cost
    from customers_as_of
    where least(signed_up_at, first_seen_at) < as_of
)

select * from int_customers_observed
