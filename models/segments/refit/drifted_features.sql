{%- set ageing = "'" ~ var('ageing_features') | join("', '") ~ "'" -%}

with

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

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
        and feature_drift.feature not in ({{ ageing }})
    group by 1
)

select * from drifted_features
