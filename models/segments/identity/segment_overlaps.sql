with

segment_fit_overlaps as (
    select * from {{ ref('segment_fit_overlaps') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_overlaps as (
    select
        segment_fit_overlaps.model_id,
        segment_models.as_of,
        segment_models.previous_model_id,
        segment_fit_overlaps.previous_segment_id,
        segment_fit_overlaps.segment_id,
        segment_fit_overlaps.count_customers,
        {{ as_double('segment_fit_overlaps.count_customers') }}
        / {{ as_double('sum(segment_fit_overlaps.count_customers) over (
            partition by
                segment_fit_overlaps.model_id,
                segment_fit_overlaps.previous_segment_id
        )') }} as share_of_previous,
        {{ as_double('segment_fit_overlaps.count_customers') }}
        / {{ as_double('sum(segment_fit_overlaps.count_customers) over (
            partition by
                segment_fit_overlaps.model_id,
                segment_fit_overlaps.segment_id
        )') }} as share_of_segment
    from segment_fit_overlaps
    inner join segment_models
        on segment_fit_overlaps.model_id = segment_models.model_id
    where segment_models.previous_model_id is not null
)

select * from segment_overlaps
