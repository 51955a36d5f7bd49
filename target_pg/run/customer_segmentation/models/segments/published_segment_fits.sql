
  
    

  create  table "postgres"."segmentation_intermediate"."published_segment_fits__dbt_tmp"
  
  
    as
  
  (
    with

published_segment_fits as (
    select
            cast(null as text) as model_id,
            cast(null as timestamp) as as_of,
            cast(null as text) as section,
            cast(null as text) as segment_id,
            cast(null as text) as feature,
            cast(null as text) as name,
            cast(null as double precision) as value_number,
            cast(null as text) as value_text
        where false
)

select * from published_segment_fits
  );
  