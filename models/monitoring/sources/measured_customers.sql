{%- set dimensions = {
    'country': 'country',
    'acquisition_channel': 'acquisition_channel',
    'time_zone': 'time_zone_given',
    'day': recent_day_of('signed_up_at'),
    'local_hour': hour_of('signed_up_at_local'),
    'utc_hour': hour_of('signed_up_at'),
} -%}
{%- set measures = null_counts([
    'email', 'signed_up_at', 'birth_year', 'gender', 'acquisition_cost',
    'marketing_consent', 'deleted_at',
]) -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

customers_checked as (
    select * from {{ ref('stg_shop__customers_checked') }}
),

customers_with_dimensions as (
    select
        customers_checked.*,
        {{ dimensions_of_row(dimensions) | indent(8) }}
    from customers_checked
    cross join last_accepted_run
),

totals as (
    {{ totals_of(
        'customers_with_dimensions', 'signed_up_at', measures
    ) | indent(4) }}
),

measured_customers as (
    {{ rows_per(
        'customers', 'customers_with_dimensions', 'signed_up_at', dimensions
    ) | indent(4) }}
    union all
    {{ totals_as_rows('customers', 'totals', measures) | indent(4) }}
)

select * from measured_customers
