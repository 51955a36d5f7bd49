with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_feature_bins as (
    select
        segment_models.model_id,
        segment_models.as_of,
        segment_fits.feature,
        cast(segment_fits.candidate as int) as bin_number,
        {{ fit_value('upper_edge') }} as upper_edge,
        {{ fit_value('share') }} as customer_share
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'bin'
    group by 1, 2, 3, 4
)

select * from segment_feature_bins
