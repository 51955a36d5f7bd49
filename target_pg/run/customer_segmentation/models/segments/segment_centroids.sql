
  
    

  create  table "postgres"."segmentation"."segment_centroids__dbt_tmp"
  
  
    
  
  (
    model_id text,
    segment_id text,
    playbook_key text,
    feature text,
    centre double precision,
    weight double precision,
    bias double precision
    
    )
 ;
    insert into "postgres"."segmentation"."segment_centroids__dbt_tmp" (
      model_id, segment_id, playbook_key, feature, centre, weight, bias
    )
  
  (
    
    select model_id, segment_id, playbook_key, feature, centre, weight, bias
    from (
        with

segment_fits as (
    select * from "postgres"."segmentation"."segment_fits"
),

segment_models as (
    select * from "postgres"."segmentation"."segment_models"
),

segments_of_models as (
    select
        segment_fits.model_id,
        segment_fits.segment_id,
        max(value_text) filter (where name = 'playbook_key') as playbook_key,
        cast(
        max(value_number) filter (where name = 'bias')
        as double precision
    ) as bias
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'segment'
    group by segment_fits.model_id, segment_fits.segment_id
),

centres as (
    select
        model_id,
        segment_id,
        feature,
        cast(
        max(value_number) filter (where name = 'centre')
        as double precision
    ) as centre,
        cast(
        max(value_number) filter (where name = 'weight')
        as double precision
    ) as weight
    from segment_fits
    where section = 'centroid'
    group by model_id, segment_id, feature
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
    ) as model_subq
  );
  