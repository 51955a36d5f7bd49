with

last_accepted_run as {{ cte_materialization(false) }} (
    select * from {{ ref('last_accepted_run') }}
),

customers_deduplicated as {{ cte_materialization(false) }} (
    select * from {{ ref('stg_shop__customers_deduplicated') }}
),

customers_with_dimensions as {{ cte_materialization(false) }} (
    select
        customers_deduplicated.email,
        customers_deduplicated.signed_up_at,
        customers_deduplicated.birth_year,
        customers_deduplicated.gender,
        customers_deduplicated.acquisition_cost,
        customers_deduplicated.marketing_consent,
        customers_deduplicated.deleted_at,
        {{ row_status_and_horizon('signed_up_at') | indent(8) }},
        customers_deduplicated.country as per_country,
        customers_deduplicated.acquisition_channel as per_acquisition_channel,
        customers_deduplicated.time_zone_given as per_time_zone,
        {{ recent_day('signed_up_at') | indent(8) }} as per_day,
        cast(
            date_part('hour', customers_deduplicated.signed_up_at_local) as int
        ) as per_local_hour,
        cast(date_part('hour', customers_deduplicated.signed_up_at) as int)
            as per_utc_hour
    from customers_deduplicated
    cross join last_accepted_run
),

-- What a row says and what its clock says are counted apart: all of it together
-- has nearly as many values as rows.
customers_by_value as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_country,
        per_acquisition_channel,
        per_time_zone,
        count(*) as count_rows,
        max(signed_up_at) as newest_at,
        count(*) - count(email) as nulls_in_email,
        count(*) - count(signed_up_at) as nulls_in_signed_up_at,
        count(*) - count(birth_year) as nulls_in_birth_year,
        count(*) - count(gender) as nulls_in_gender,
        count(*) - count(acquisition_cost) as nulls_in_acquisition_cost,
        count(*) - count(marketing_consent) as nulls_in_marketing_consent,
        count(*) - count(deleted_at) as nulls_in_deleted_at
    from customers_with_dimensions
    group by 1, 2, 3, 4, 5
),

customers_by_clock as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_day,
        per_local_hour,
        per_utc_hour,
        count(*) as count_rows,
        max(signed_up_at) as newest_at
    from customers_with_dimensions
    group by 1, 2, 3, 4, 5
),

measured_customers as (
    {{ measures_of(
        'customers',
        {
            'customers_by_value': [
                'country', 'acquisition_channel', 'time_zone',
            ],
            'customers_by_clock': ['day', 'local_hour', 'utc_hour'],
        },
        [
            'nulls_in_email', 'nulls_in_signed_up_at', 'nulls_in_birth_year',
            'nulls_in_gender', 'nulls_in_acquisition_cost',
            'nulls_in_marketing_consent', 'nulls_in_deleted_at',
        ]
    ) }}
)

select * from measured_customers
