{%- set settings = fit_parameters() -%}
{%- set parameters_hash = local_md5(settings)[:8] -%}
{%- set ageing_features = text_literal(var('ageing_features')) -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

published_segment_runs as (
    select * from {{ ref('published_segment_runs') }}
),

source_drift as (
    select * from {{ ref('source_drift') }}
),

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

customers_to_fit as (
    select count(*) as count_customers
    from customer_features
    where has_ordered
),

-- What is not believed decides nothing: the next accepted run asks again.
verdicts as (
    select verdict from source_drift
    union all
    select verdict from feature_drift
    where compared_with = 'last_run'
),

-- Features that age by themselves ask for no fit.
drifted_features as (
    select
        last_accepted_run.previous_model_id as model_id,
        count(*) as count_features
    from feature_drift
    cross join last_accepted_run
    where
        feature_drift.compared_with = 'training'
        and feature_drift.population_stability_index
        > feature_drift.population_stability_bound
        and feature_drift.feature not in ({{ ageing_features }})
    group by 1
),

runs_by_recency as (
    select
        int_as_of.as_of,
        published_segment_runs.model_id,
        published_segment_runs.fitted_as_of,
        published_segment_runs.parameters_hash,
        published_segment_runs.count_customers,
        row_number() over (
            partition by int_as_of.as_of
            order by published_segment_runs.as_of desc nulls last
        ) as recency
    from published_segment_runs
    inner join int_as_of on published_segment_runs.as_of <= int_as_of.as_of
),

reasons_to_fit as (
    select
        int_as_of.as_of,
        customers_to_fit.count_customers,
        runs_by_recency.model_id,
        case
            when runs_by_recency.model_id is null then 'first_run'
            when {{ var('refit') | lower }} then 'forced'
            when
                runs_by_recency.parameters_hash <> '{{ parameters_hash }}'
                then 'changed_parameters'
            when
                not {{ var('accept_drift') | lower }}
                and 'rejected' in (select verdicts.verdict from verdicts)
                then null
            when
                {{ dbt.datediff(
                    'runs_by_recency.fitted_as_of', 'int_as_of.as_of', 'day'
                ) }} > {{ var('refit_after_days') }}
                then 'too_old'
            when
                customers_to_fit.count_customers
                > runs_by_recency.count_customers
                * (1 + {{ var('refit_after_growth') }})
                then 'customers_grew'
            when drifted_features.count_features > 0 then 'features_drifted'
        end as fit_reason
    from int_as_of
    cross join customers_to_fit
    left join runs_by_recency
        on
            int_as_of.as_of = runs_by_recency.as_of
            and runs_by_recency.recency = 1
    left join drifted_features
        on runs_by_recency.model_id = drifted_features.model_id
),

segment_fit_request as (
    select
        as_of,
        fit_reason is not null and count_customers > 0 as is_fit_needed,
        fit_reason,
        case
            when fit_reason is not null and count_customers > 0
                then
                    {{ as_text('cast(as_of as date)') }}
                    || '-{{ parameters_hash }}'
            else model_id
        end as model_id,
        '{{ parameters_hash }}' as parameters_hash,
        {{ text_literal(settings) }} as settings,  -- noqa: RF04
        count_customers
    from reasons_to_fit
)

select * from segment_fit_request
