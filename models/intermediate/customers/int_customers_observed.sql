with

as_of as (
    select * from {{ ref('int_as_of') }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

first_seen as (
    select * from {{ ref('int_customers_first_seen') }}
),

-- A sign-up at or after `as_of` has not happened yet.
customers_as_of as (
    select
        customers.customer_id,
        as_of.as_of,
        first_seen.first_seen_at,
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
    left join first_seen
        on customers.customer_id = first_seen.customer_id
    where
        customers.deleted_at is null
        or customers.deleted_at >= as_of.as_of
),

int_customers_observed as (
    select
        customer_id,
        as_of,
        coalesce(signed_up_at, first_seen_at) as signed_up_at,
        signed_up_at is null as is_signed_up_defaulted,
        email,
        country,
        birth_year,
        acquisition_channel,
        acquisition_cost
    from customers_as_of
    where coalesce(signed_up_at, first_seen_at) < as_of
)

select * from int_customers_observed
