
  
    

  create  table "postgres"."segmentation"."segment_lineage__dbt_tmp"
  
  
    
  
  (
    model_id text,
    segment_id text,
    previous_model_id text,
    event text,
    distance double precision
    
    )
 ;
    insert into "postgres"."segmentation"."segment_lineage__dbt_tmp" (
      model_id, segment_id, previous_model_id, event, distance
    )
  
  (
    
    select model_id, segment_id, previous_model_id, event, distance
    from (
        with

segment_fits as (
    select * from "postgres"."segmentation"."segment_fits"
),

segment_models as (
    select * from "postgres"."segmentation"."segment_models"
),

segment_lineage as (
    select
        segment_models.model_id,
        segment_fits.segment_id,
        segment_models.previous_model_id,
        max(value_text) filter (where name = 'event') as event,
        cast(
        max(value_number) filter (where name = 'distance')
        as double precision
    ) as distance
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'lineage'
    group by
        segment_models.model_id,
        segment_fits.segment_id,
        segment_models.previous_model_id
)

select * from segment_lineage
    ) as model_subq
  );
  