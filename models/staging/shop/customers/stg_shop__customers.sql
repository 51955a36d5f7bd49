with

customers_deduplicated as (
    select * from {{ ref('stg_shop__customers_deduplicated') }}
),

-- Of merged accounts the oldest says since when the customer is known.
merged_accounts as (
    select
        merged_into as customer_id,
        min(signed_up_at) as signed_up_at
    from customers_deduplicated
    where reject_reason = 'merged_customer'
    group by 1
),

accepted_customers as (
    select *
    from customers_deduplicated
    where reject_reason is null and not is_duplicate
),

stg_shop__customers as (
    select
        accepted_customers.customer_id,
        accepted_customers.email,
        least(
            accepted_customers.signed_up_at, merged_accounts.signed_up_at
        ) as signed_up_at,
        accepted_customers.time_zone,
        accepted_customers.country,
        accepted_customers.birth_year,
        accepted_customers.gender,
        accepted_customers.acquisition_channel,
        -- An impossible cost is no reason to lose the customer's orders.
        case
            when abs(accepted_customers.acquisition_cost) < 1000000000000
                then accepted_customers.acquisition_cost
        end as acquisition_cost,
        accepted_customers.marketing_consent,
        accepted_customers.deleted_at
    from accepted_customers
    left join merged_accounts
        on accepted_customers.customer_id = merged_accounts.customer_id
)

select * from stg_shop__customers
