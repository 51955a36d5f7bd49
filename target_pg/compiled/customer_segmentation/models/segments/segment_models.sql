with

segment_fits as (
    select * from "postgres"."segmentation"."segment_fits"
),

segment_fit_request as (
    select * from "postgres"."segmentation_intermediate"."segment_fit_request"
),

published_segment_runs as (
    select * from "postgres"."segmentation_intermediate"."published_segment_runs"
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
        max(value_text) filter (where name = 'fit_reason') as fit_reason,
        max(value_text) filter (where name = 'algorithm') as algorithm,
        cast(
        max(value_number) filter (where name = 'k')
        as int
    ) as k,
        cast(
        max(value_number) filter (where name = 'seed')
        as bigint
    ) as seed,
        max(value_text) filter (where name = 'features') as features,
        cast(
        max(value_number) filter (where name = 'count_customers')
        as bigint
    ) as count_customers,
        cast(
        max(value_number) filter (where name = 'count_customers_fitted')
        as bigint
    )
            as count_customers_fitted,
        cast(
        max(value_number) filter (where name = 'inertia')
        as double precision
    ) as inertia,
        cast(
        max(value_number) filter (where name = 'silhouette')
        as double precision
    ) as silhouette,
        cast(
        max(value_number) filter (where name = 'silhouette_sample_size')
        as int
    )
            as silhouette_sample_size,
        max(value_number) filter (where name = 'is_fallback') = 1 as is_fallback,
        max(value_text) filter (where name = 'previous_model_id') as previous_model_id,
        max(value_text) filter (where name = 'parameters_hash') as parameters_hash,
        max(value_text) filter (where name = 'scikit_learn_version') as scikit_learn_version,
        max(value_text) filter (where name = 'numpy_version') as numpy_version
    from segment_fits
    inner join models_used on segment_fits.model_id = models_used.model_id
    where segment_fits.section = 'model'
    group by segment_fits.model_id, segment_fits.as_of
)

select * from segment_models