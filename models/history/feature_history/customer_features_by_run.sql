{{ config(materialized='view') }}
{%- set weights = var('engagement_weights') -%}
{%- set stored = load_relation(ref('customer_features_history')) -%}
{%- set features = adapter.get_columns_in_relation(stored)
    | map(attribute='name')
    | reject('in', [
        'customer_id', 'as_of', 'is_observed', 'tenure_days',
        'days_since_last_order', 'days_since_last_login', 'spend_per_month',
        'active_engagement_score',
    ]) | list if execute and stored else [] -%}

with

runs as (
    select distinct as_of
    from {{ ref('segment_sizes') }}
),

history as (
    select
        *,
        lead(as_of) over (
            partition by customer_id order by as_of
        ) as changed_at
    from {{ ref('customer_features_history') }}
),

customers_of_runs as (
    select
        history.*,
        runs.as_of as run_as_of,
        cast({{ dbt.datediff('history.as_of', 'runs.as_of', 'day') }} as int)
            as days_later
    from history
    inner join runs
        on
            runs.as_of >= history.as_of
            and coalesce(runs.as_of < history.changed_at, true)
    where history.is_observed
),

-- The login part of the score falls day by day until it is 0.
login_parts as (
    select
        *,
        case
            when is_last_login_defaulted then 0.0
            else
                greatest(
                    0, 1 - {{ as_double('days_since_last_login + days_later') }}
                    / {{ var('engagement_login_days') }}
                ) - greatest(
                    0, 1 - {{ as_double('days_since_last_login') }}
                    / {{ var('engagement_login_days') }}
                )
        end as login_part_later
    from customers_of_runs
),

customer_features_by_run as (
    select
        customer_id,
        run_as_of as as_of,
        as_of as changed_at,
        tenure_days + days_later as tenure_days,
        days_since_last_order + days_later as days_since_last_order,
        days_since_last_login + days_later as days_since_last_login,
        {{ money_from_double(
            as_double('net_spend') ~ ' / greatest('
            ~ as_double('tenure_days + days_later') ~ ' / 30.4375, 1)'
        ) }} as spend_per_month,
        active_engagement_score
        + 100 * {{ weights.login }} * login_part_later
        / {{ as_double(weights.values() | sum) }} as active_engagement_score
        {%- for feature in features %},
            {{ feature }}
        {%- endfor %}
    from login_parts
)

select * from customer_features_by_run
