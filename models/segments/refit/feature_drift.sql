{%- set act = as_double(var('max_feature_psi')) -%}
{%- set warn = as_double(var('warn_feature_psi')) -%}
{%- set act_ks = as_double(var('max_feature_ks')) -%}
{%- set ageing = "'" ~ var('ageing_features') | join("', '") ~ "'" -%}

with

feature_distances as (
    select * from {{ ref('feature_distances') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

-- The training sample grows old; the last run is wider off the longer ago.
distances_with_bounds as (
    select
        last_accepted_run.as_of,
        feature_distances.*,
        case
            when feature_distances.compared_with = 'training' then 0
            else
                {{ as_double(var('change_per_further_day')) }}
                * greatest(last_accepted_run.days_since - 1, 0)
        end as widened_by
    from feature_distances
    cross join last_accepted_run
),

feature_drift as (
    select
        as_of,
        feature,
        compared_with,
        population_stability_index,
        {{ act }} + widened_by as population_stability_bound,
        kolmogorov_smirnov_distance,
        {{ act_ks }} + widened_by as kolmogorov_smirnov_bound,
        case
            when
                population_stability_index <= {{ warn }} + widened_by
                and kolmogorov_smirnov_distance <= {{ act_ks }} + widened_by
                then 'accepted'
            when
                compared_with = 'training'
                and population_stability_index <= {{ act }}
                then 'accepted'
            when
                compared_with = 'training'
                or feature in ({{ ageing }})
                or count_customers < {{ var('min_customers_for_feature_gate') }}
                then 'warned'
            when
                population_stability_index > {{ act }} + widened_by
                or kolmogorov_smirnov_distance > {{ act_ks }} + widened_by
                then 'rejected'
            else 'warned'
        end as verdict,
        'PSI ' || {{ hundredths('population_stability_index') }}
        || ' (bound ' || {{ hundredths(act ~ ' + widened_by') }}
        || '), Kolmogorov-Smirnov '
        || {{ hundredths('kolmogorov_smirnov_distance') }}
        || ' (bound ' || {{ hundredths(act_ks ~ ' + widened_by') }}
        || ') against '
        || case compared_with
            when 'training' then 'the customers of the fit'
            else 'the last accepted run'
        end as reason
    from distances_with_bounds
)

select * from feature_drift
