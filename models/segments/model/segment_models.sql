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
        {{ fit_text('fit_reason') }} as fit_reason,
        {{ fit_text('algorithm') }} as algorithm,
        {{ fit_number('k', 'int') }} as k,
        {{ fit_number('seed', 'bigint') }} as seed,
        {{ fit_text('features') }} as features,
        {{ fit_number('count_customers', 'bigint') }} as count_customers,
        {{ fit_number('count_customers_fitted', 'bigint') }}
            as count_customers_fitted,
        {{ fit_number('inertia') }} as inertia,
        {{ fit_number('silhouette') }} as silhouette,
        {{ fit_number('silhouette_sample_size', 'int') }}
            as silhouette_sample_size,
        {{ fit_number('resample_size', 'int') }} as resample_size,
        {{ fit_number('bootstrap_refits', 'int') }} as bootstrap_refits,
        {{ fit_number('gap_references', 'int') }} as gap_references,
        {{ fit_number('merge_sample_size', 'int') }} as merge_sample_size,
        {{ fit_number('probability_scale') }} as probability_scale,
        {{ fit_number('outlier_distance') }} as outlier_distance,
        {{ fit_flag('is_fallback') }} as is_fallback,
        {{ fit_text('choice_reason') }} as choice_reason,
        {{ fit_number('fit_seconds') }} as fit_seconds,
        {{ fit_number('measure_seconds') }} as measure_seconds,
        {{ fit_text('previous_model_id') }} as previous_model_id,
        {{ fit_text('parameters_hash') }} as parameters_hash,
        {{ fit_text('scikit_learn_version') }} as scikit_learn_version,
        {{ fit_text('numpy_version') }} as numpy_version
    from segment_fits
    inner join models_used on segment_fits.model_id = models_used.model_id
    where segment_fits.section = 'model'
    group by 1, 2
)

select * from segment_models
