with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

published_segment_runs as (
    select * from {{ ref('published_segment_runs') }}
),

published_segment_fits as (
    select * from {{ ref('published_segment_fits') }}
),

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

-- Strictly before this run: a re-run inherits from the same model as the
-- run that it repeats.
runs_before as (
    select
        published_segment_runs.model_id,
        row_number() over (
            order by published_segment_runs.as_of desc nulls last
        ) as recency
    from published_segment_runs
    inner join int_as_of on published_segment_runs.as_of < int_as_of.as_of
),

-- An id is never given twice, also when its model is no longer there.
highest_id_published as (
    select
        'highest_segment_number' as what,
        max(cast(substr(published_segment_sizes.segment_id, 2) as int))
            as highest_number
    from published_segment_sizes
    inner join int_as_of on published_segment_sizes.as_of < int_as_of.as_of
),

segment_fit_previous as (
    select
        published_segment_fits.model_id,
        published_segment_fits.section,
        published_segment_fits.segment_id,
        published_segment_fits.feature,
        published_segment_fits.candidate,
        published_segment_fits.name,
        published_segment_fits.value_number,
        published_segment_fits.value_text
    from runs_before
    inner join published_segment_fits
        on runs_before.model_id = published_segment_fits.model_id
    where runs_before.recency = 1
    union all
    select
        {{ as_text('null') }} as model_id,
        'published' as section,
        {{ as_text('null') }} as segment_id,
        {{ as_text('null') }} as feature,
        {{ as_text('null') }} as candidate,
        what,
        {{ as_double('highest_number') }} as value_number,
        {{ as_text('null') }} as value_text
    from highest_id_published
    where highest_number is not null
)

select * from segment_fit_previous
