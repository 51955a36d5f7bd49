with

published_segment_fits as (
    select * from {{ ref('published_segment_fits') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

fits_of_last_model as (
    select published_segment_fits.*
    from published_segment_fits
    inner join last_accepted_run
        on published_segment_fits.model_id = last_accepted_run.previous_model_id
),

fill_values as (
    select
        feature,
        max(value_number) as fill_value
    from fits_of_last_model
    where section = 'scaling' and name = 'fill_value'
    group by 1
),

bins as (
    select
        model_id,
        feature,
        cast(candidate as int) as bin_number,
        {{ fit_value('upper_edge') }} as upper_edge,
        {{ fit_value('share') }} as customer_share
    from fits_of_last_model
    where section = 'bin'
    group by 1, 2, 3
),

published_feature_bins as (
    select
        bins.model_id,
        bins.feature,
        bins.bin_number,
        bins.upper_edge,
        bins.customer_share,
        fill_values.fill_value
    from bins
    left join fill_values on bins.feature = fill_values.feature
)

select * from published_feature_bins
