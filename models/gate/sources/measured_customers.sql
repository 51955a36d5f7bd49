{%- set values = {
    'country': 'country',
    'acquisition_channel': 'acquisition_channel',
    'time_zone': 'time_zone_given',
} -%}
{%- set clocks = {
    'day': recent_day_of('signed_up_at'),
    'local_hour': hour_of('signed_up_at_local'),
    'utc_hour': hour_of('signed_up_at'),
} -%}
{%- set measures = null_counts([
    'email', 'signed_up_at', 'birth_year', 'gender', 'acquisition_cost',
    'marketing_consent', 'deleted_at',
]) -%}

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
        {{ dimensions_of_row('signed_up_at', dict(values, **clocks))
            | indent(4) }}
    from customers_deduplicated
    cross join last_accepted_run
),

customers_by_value as {{ cte_materialization(true) }} (
    {{ counted_by(
        'customers_with_dimensions', 'signed_up_at', values, measures
    ) }}
),

customers_by_clock as {{ cte_materialization(true) }} (
    {{ counted_by('customers_with_dimensions', 'signed_up_at', clocks) }}
),

measured_customers as (
    {{ measures_of(
        'customers',
        {'customers_by_value': values, 'customers_by_clock': clocks},
        measures
    ) }}
)

select * from measured_customers
