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
        {{ fit_text('algorithm') }} as algorithm,
        {{ fit_number('k', 'int') }} as k,
        {{ fit_number('count_customers_fitted', 'bigint') }}
            as count_customers_fitted,
        {{ fit_number('inertia') }} as inertia,
        {{ fit_number('silhouette') }} as silhouette,
        {{ fit_number('calinski_harabasz') }} as calinski_harabasz,
        {{ fit_number('davies_bouldin') }} as davies_bouldin,
        {{ fit_number('gap') }} as gap,
        {{ fit_number('gap_standard_error') }} as gap_standard_error,
        {{ fit_number('stability') }} as stability,
        {{ fit_number('smallest_share') }} as smallest_share,
        {{ fit_number('largest_share') }} as largest_share,
        {{ fit_number('noise_share') }} as noise_share,
        {{ fit_number('fit_seconds') }} as fit_seconds,
        {{ fit_flag('can_be_champion') }} as can_be_champion,
        {{ fit_flag('is_elbow') }} as is_elbow,
        {{ fit_flag('is_winner') }} as is_winner,
        {{ fit_text('reason') }} as reason
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'candidate'
    group by 1, 2, 3
)

select * from segment_candidates
