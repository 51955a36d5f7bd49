with

customers as (
    select * from {{ ref('base_shop__customers') }}
),

customer_aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
),

time_zones as (
    select * from {{ ref('time_zones') }}
),

customers_with_zone as (
    select
        customers.*,
        customer_aliases.customer_id as merged_into,
        time_zones.time_zone as known_time_zone,
        {{ wall_clock_to_utc(
            'customers.deleted_at',
            'coalesce(customers.deleted_at_zone, time_zones.time_zone)'
        ) }} as deleted_at_utc
    from customers
    left join time_zones
        on
            coalesce(
                customers.time_zone,
                {{ text_literal(var('default_time_zone')) }}
            ) = time_zones.time_zone
    left join customer_aliases
        on customers.customer_id = customer_aliases.alias_id
),

customers_in_utc as (
    {{ with_utc('customers_with_zone', 'known_time_zone', 'signed_up_at')
        | indent(4) }}
),

stg_shop__customers_normalized as (
    select
        customer_id,
        email,
        country,
        birth_year,
        gender,
        acquisition_channel,
        acquisition_cost,
        marketing_consent,
        signed_up_at as signed_up_at_local,
        deleted_at as deleted_at_local,
        time_zone as time_zone_given,
        signed_up_at_utc as signed_up_at,
        deleted_at_utc as deleted_at,
        coalesce(known_time_zone, signed_up_at_zone) as time_zone,
        updated_at,
        loaded_at,
        merged_into,
        -- Only what makes the identity or the time line unreadable: a rejected
        -- customer takes all orders along. A deletion may lie in the future.
        case
            when customer_id is null then 'missing_key'
            when merged_into = 'erased' then 'erased'
            when merged_into is not null then 'merged_customer'
            when
                coalesce(signed_up_at_zone, known_time_zone) is null
                or deleted_at is not null and deleted_at_utc is null
                then 'unknown_time_zone'
            when signed_up_at_utc > {{ plausible_at('latest') }}
                then 'in_the_future'
            when signed_up_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
            when deleted_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
        end as reject_reason
    from customers_in_utc
)

select * from stg_shop__customers_normalized
