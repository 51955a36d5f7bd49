-- After the ledger, which rejects an as_of that would remove later history.
-- depends_on: {{ ref('segmentation_runs') }}
-- depends_on: {{ ref('run_verdict') }}
with

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

feature_drift_history as (
    select
        as_of,
        feature,
        compared_with,
        population_stability_index,
        population_stability_bound,
        kolmogorov_smirnov_distance,
        kolmogorov_smirnov_bound,
        verdict
    from feature_drift
)

select * from feature_drift_history
