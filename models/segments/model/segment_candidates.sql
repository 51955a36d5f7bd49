with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_candidates as (
    select
        segment_models.model_id,
        segment_models.as_of,
        segment_fits.candidate,
        {{ fit_value('algorithm', 'text') }} as algorithm,
        {{ fit_value('k', 'int') }} as k,
        {{ fit_value('count_customers_fitted', 'bigint') }}
            as count_customers_fitted,
        {{ fit_value('inertia') }} as inertia,
        {{ fit_value('silhouette') }} as silhouette,
        {{ fit_value('calinski_harabasz') }} as calinski_harabasz,
        {{ fit_value('davies_bouldin') }} as davies_bouldin,
        {{ fit_value('gap') }} as gap,
        {{ fit_value('gap_standard_error') }} as gap_standard_error,
        {{ fit_value('stability') }} as stability,
        {{ fit_value('smallest_share') }} as smallest_share,
        {{ fit_value('largest_share') }} as largest_share,
        {{ fit_value('noise_share') }} as noise_share,
        {{ fit_value('fit_seconds') }} as fit_seconds,
        {{ fit_value('can_be_champion', 'boolean') }} as can_be_champion,
        {{ fit_value('is_elbow', 'boolean') }} as is_elbow,
        {{ fit_value('is_winner', 'boolean') }} as is_winner,
        {{ fit_value('reason', 'text') }} as reason
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'candidate'
    group by 1, 2, 3
)

select * from segment_candidates
