with

customers as (
    select * from "postgres"."segmentation_staging"."base_shop__customers"
),

time_zones as (
    select * from "postgres"."segmentation_reference"."time_zones"
),

customers_in_utc as (
    select
        customers.*,
        time_zones.time_zone as known_time_zone,
        customers.signed_up_at at time zone time_zones.time_zone at time zone 'UTC' as signed_up_at_utc,
        customers.deleted_at at time zone time_zones.time_zone at time zone 'UTC' as deleted_at_utc
    from customers
    left join time_zones
        on
            coalesce(customers.time_zone, 'UTC')
            = time_zones.time_zone
),

customers_judged as (
    select
        *,
        -- Only what makes the identity or the time line unreadable: a rejected
        -- customer takes all orders along. A deletion may lie in the future.
        case
            when customer_id is null then 'missing_key'
            when known_time_zone is null then 'unknown_time_zone'
            when signed_up_at_utc > timestamp '2026-11-23 17:13:29'
                then 'in_the_future'
            when signed_up_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
            when deleted_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
        end as reject_reason
    from customers_in_utc
),

stg_shop__customers_checked as (
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
        known_time_zone as time_zone,
        reject_reason,
        reject_reason is null
        and row_number() over (
        partition by customer_id, reject_reason
        order by
            cast(email is not null as int)
            + cast(time_zone is not null as int)
            + cast(country is not null as int)
            + cast(gender is not null as int)
            + cast(acquisition_channel is not null as int)
            + cast(signed_up_at is not null as int)
            + cast(deleted_at is not null as int)
            + cast(birth_year is not null as int)
            + cast(acquisition_cost is not null as int)
            + cast(marketing_consent is not null as int)
             desc,
            signed_up_at desc nulls last,
            email collate "C" desc nulls last,
            time_zone collate "C" desc nulls last,
            country collate "C" desc nulls last,
            gender collate "C" desc nulls last,
            acquisition_channel collate "C" desc nulls last,
            signed_up_at desc nulls last,
            deleted_at desc nulls last,
            birth_year desc nulls last,
            acquisition_cost desc nulls last,
            marketing_consent desc nulls last
    ) > 1 as is_duplicate
    from customers_judged
)

select * from stg_shop__customers_checked