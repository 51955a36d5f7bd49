with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_lineage as (
    select
        segment_models.model_id,
        segment_fits.segment_id,
        segment_models.previous_model_id,
        {{ fit_text('outcome') }} as outcome,
        {{ fit_number('distance') }} as distance
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'lineage'
    group by 1, 2, 3
)

select * from segment_lineage
