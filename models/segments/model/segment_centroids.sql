with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segments_of_models as (
    select
        segment_fits.model_id,
        segment_fits.segment_id,
        {{ fit_value('playbook_key', 'text') }} as playbook_key,
        {{ fit_value('bias') }} as bias
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'segment'
    group by 1, 2
),

centres as (
    select
        model_id,
        segment_id,
        feature,
        {{ fit_value('centre') }} as centre,
        {{ fit_value('weight') }} as weight
    from segment_fits
    where section = 'centroid'
    group by 1, 2, 3
),

segment_centroids as (
    select
        centres.model_id,
        centres.segment_id,
        segments_of_models.playbook_key,
        centres.feature,
        centres.centre,
        centres.weight,
        segments_of_models.bias
    from centres
    inner join segments_of_models
        on
            centres.model_id = segments_of_models.model_id
            and centres.segment_id = segments_of_models.segment_id
)

select * from segment_centroids
