with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_merges as (
    select
        segment_models.model_id,
        segment_models.as_of,
        cast(segment_fits.candidate as int) as node,
        segment_fits.segment_id,
        {{ fit_value('parent_node', 'int') }} as parent_node,
        {{ fit_value('left_node', 'int') }} as left_node,
        {{ fit_value('right_node', 'int') }} as right_node,
        {{ fit_value('height') }} as height,
        {{ fit_value('position') }} as position_across,
        {{ fit_value('count_customers', 'bigint') }} as count_customers,
        {{ fit_value('segment_share') }} as segment_share
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'merge'
    group by 1, 2, 3, 4
)

select * from segment_merges
