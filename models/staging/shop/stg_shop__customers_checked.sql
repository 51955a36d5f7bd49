with

customers as (
    select * from {{ ref('base_shop__customers') }}
),

time_zones as (
    select * from {{ ref('time_zones') }}
),

customers_with_zone as (
    select
        customers.*,
        time_zones.time_zone as known_time_zone
    from customers
    left join time_zones
        on
            coalesce(customers.time_zone, '{{ var("default_time_zone") }}')
            = time_zones.time_zone
),

days_of_zones as (
    {{ days_of_zones(
        'customers_with_zone', 'known_time_zone', ['signed_up_at']
    ) | indent(4) }}
),

customers_in_utc as (
    select
        customers_with_zone.*,
        {{ utc_of_day(
            'customers_with_zone.signed_up_at',
            'customers_with_zone.known_time_zone', 'days_of_zones'
        ) | indent(8) }} as signed_up_at_utc,
        {{ wall_clock_to_utc(
            'customers_with_zone.deleted_at',
            'customers_with_zone.known_time_zone'
        ) }} as deleted_at_utc
    from customers_with_zone
    -- PostgreSQL converts each row: its list of days is empty.
    left join days_of_zones  -- noqa: ST11
        on
            customers_with_zone.known_time_zone = days_of_zones.time_zone
            and cast(customers_with_zone.signed_up_at as date)
            = days_of_zones.local_date
    {{ evaluated_once() }}
),

customers_judged as (
    select
        *,
        -- Only what makes the identity or the time line unreadable: a rejected
        -- customer takes all orders along. A deletion may lie in the future.
        case
            when customer_id is null then 'missing_key'
            when known_time_zone is null then 'unknown_time_zone'
            when signed_up_at_utc > {{ latest_plausible_at() }}
                then 'in_the_future'
            when signed_up_at_utc < {{ earliest_plausible_at() }}
                then 'in_the_distant_past'
            when deleted_at_utc < {{ earliest_plausible_at() }}
                then 'in_the_distant_past'
        end as reject_reason
    from customers_in_utc
    {{ evaluated_once() }}
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
        and {{ duplicate_rank(
            keys=['customer_id', 'reject_reason'],
            first=['signed_up_at desc nulls last'],
            texts=[
                'email', 'time_zone', 'country', 'gender',
                'acquisition_channel',
            ],
            others=[
                'signed_up_at', 'deleted_at', 'birth_year',
                'acquisition_cost', 'marketing_consent',
            ],
        ) }} > 1 as is_duplicate
    from customers_judged
)

select * from stg_shop__customers_checked
