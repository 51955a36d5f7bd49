
  
    

  create  table "postgres"."segmentation_intermediate"."segment_changes__dbt_tmp"
  
  
    as
  
  (
    with

candidate_segments as (
    select * from "postgres"."segmentation"."candidate_segments"
),

published_segment_sizes as (
    select * from "postgres"."segmentation_intermediate"."published_segment_sizes"
),

segment_fit_request as (
    select * from "postgres"."segmentation_intermediate"."segment_fit_request"
),

last_accepted_run as (
    select max(published_segment_sizes.as_of) as as_of
    from published_segment_sizes
    inner join segment_fit_request
        on published_segment_sizes.as_of < segment_fit_request.as_of
),

sizes_before as (
    select
        published_segment_sizes.segment_id,
        published_segment_sizes.segment_name,
        published_segment_sizes.count_customers
    from published_segment_sizes
    inner join last_accepted_run
        on published_segment_sizes.as_of = last_accepted_run.as_of
),

model_before as (
    select max(published_segment_sizes.model_id) as model_id
    from published_segment_sizes
    inner join last_accepted_run
        on published_segment_sizes.as_of = last_accepted_run.as_of
),

sizes_now as (
    select
        segment_id,
        segment_name,
        count(*) as count_customers
    from candidate_segments
    group by segment_id, segment_name
),

sizes_compared as (
    select
        coalesce(sizes_now.segment_id, sizes_before.segment_id) as segment_id,
        coalesce(
            sizes_now.segment_name, sizes_before.segment_name
        ) as segment_name,
        coalesce(sizes_before.count_customers, 0) as count_before,
        coalesce(sizes_now.count_customers, 0) as count_now
    from sizes_now
    full outer join sizes_before
        on sizes_now.segment_id = sizes_before.segment_id
),

segment_changes as (
    select
        segment_fit_request.as_of,
        last_accepted_run.as_of as previous_as_of,
        sizes_compared.segment_id,
        sizes_compared.segment_name,
        sizes_compared.count_before,
        sizes_compared.count_now,
        cast(sizes_compared.count_now - sizes_compared.count_before as double precision)
        / nullif(sizes_compared.count_before, 0) as relative_change,
        segment_fit_request.model_id
        is distinct from model_before.model_id as is_refitted
    from sizes_compared
    cross join segment_fit_request
    cross join last_accepted_run
    cross join model_before
)

select * from segment_changes
  );
  