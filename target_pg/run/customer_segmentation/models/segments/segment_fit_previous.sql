
  
    

  create  table "postgres"."segmentation_intermediate"."segment_fit_previous__dbt_tmp"
  
  
    as
  
  (
    with

int_as_of as (
    select * from "postgres"."segmentation_intermediate"."int_as_of"
),

published_segment_runs as (
    select * from "postgres"."segmentation_intermediate"."published_segment_runs"
),

published_segment_fits as (
    select * from "postgres"."segmentation_intermediate"."published_segment_fits"
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

segment_fit_previous as (
    select
        published_segment_fits.model_id,
        published_segment_fits.section,
        published_segment_fits.segment_id,
        published_segment_fits.feature,
        published_segment_fits.name,
        published_segment_fits.value_number,
        published_segment_fits.value_text
    from runs_before
    inner join published_segment_fits
        on runs_before.model_id = published_segment_fits.model_id
    where runs_before.recency = 1
)

select * from segment_fit_previous
  );
  