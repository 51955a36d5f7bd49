with

customers_deduplicated as (
    select * from {{ ref('stg_shop__customers_deduplicated') }}
),

rejected_customers as (
    select
        customer_id,
        email,
        signed_up_at_local as signed_up_at,
        time_zone_given as time_zone,
        country,
        birth_year,
        gender,
        acquisition_channel,
        acquisition_cost,
        marketing_consent,
        deleted_at_local as deleted_at,
        reject_reason
    from customers_deduplicated
    where reject_reason is not null
)

select * from rejected_customers
