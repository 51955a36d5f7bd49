with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

published_segment_runs as (
    select * from {{ ref('published_segment_runs') }}
),

-- A model that only a rejected run used is none.
models_used as (
    select model_id from segment_fit_request
    union distinct
    select published_segment_runs.model_id
    from published_segment_runs
    inner join segment_fit_request
        on published_segment_runs.as_of < segment_fit_request.as_of
),

segment_models as (
    select
        segment_fits.model_id,
        segment_fits.as_of,
        {{ fit_value('fit_reason', 'text') }} as fit_reason,
        {{ fit_value('algorithm', 'text') }} as algorithm,
        {{ fit_value('k', 'int') }} as k,
        {{ fit_value('seed', 'bigint') }} as seed,
        {{ fit_value('features', 'text') }} as features,
        {{ fit_value('count_customers', 'bigint') }} as count_customers,
        {{ fit_value('count_customers_fitted', 'bigint') }}
            as count_customers_fitted,
        {{ fit_value('inertia') }} as inertia,
        {{ fit_value('silhouette') }} as silhouette,
        {{ fit_value('silhouette_sample_size', 'int') }}
            as silhouette_sample_size,
        {{ fit_value('resample_size', 'int') }} as resample_size,
        {{ fit_value('bootstrap_refits', 'int') }} as bootstrap_refits,
        {{ fit_value('gap_references', 'int') }} as gap_references,
        {{ fit_value('merge_sample_size', 'int') }} as merge_sample_size,
        {{ fit_value('probability_scale') }} as probability_scale,
        {{ fit_value('outlier_distance') }} as outlier_distance,
        {{ fit_value('is_fallback', 'boolean') }} as is_fallback,
        {{ fit_value('choice_reason', 'text') }} as choice_reason,
        {{ fit_value('fit_seconds') }} as fit_seconds,
        {{ fit_value('measure_seconds') }} as measure_seconds,
        {{ fit_value('previous_model_id', 'text') }} as previous_model_id,
        {{ fit_value('parameters_hash', 'text') }} as parameters_hash,
        {{ fit_value('scikit_learn_version', 'text') }} as scikit_learn_version,
        {{ fit_value('numpy_version', 'text') }} as numpy_version
    from segment_fits
    inner join models_used on segment_fits.model_id = models_used.model_id
    where segment_fits.section = 'model'
    group by 1, 2
)

select * from segment_models
