with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_scaling as (
    select
        segment_fits.model_id,
        segment_fits.feature,
        {{ fit_value('transformation', 'text') }} as transformation,
        {{ fit_value('fill_value') }} as fill_value,
        {{ fit_value('winsor_low') }} as winsor_low,
        {{ fit_value('winsor_high') }} as winsor_high,
        {{ fit_value('mean') }} as mean,
        {{ fit_value('scale') }} as scale,
        {{ fit_value('is_used', 'boolean') }} as is_used
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'scaling'
    group by 1, 2
)

select * from segment_scaling
