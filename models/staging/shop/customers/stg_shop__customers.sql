with

customers_deduplicated as (
    select * from {{ ref('stg_shop__customers_deduplicated') }}
),

stg_shop__customers as (
    select
        customer_id,
        email,
        signed_up_at,
        time_zone,
        country,
        birth_year,
        gender,
        acquisition_channel,
        -- An impossible cost is no reason to lose the customer's orders.
        case
            when abs(acquisition_cost) < 1000000000000 then acquisition_cost
        end as acquisition_cost,
        marketing_consent,
        deleted_at
    from customers_deduplicated
    where reject_reason is null and not is_duplicate
)

select * from stg_shop__customers
