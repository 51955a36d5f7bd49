
  
    

  create  table "postgres"."segmentation"."segment_scaling__dbt_tmp"
  
  
    
  
  (
    model_id text,
    feature text,
    transform text,
    fill_value double precision,
    winsor_low double precision,
    winsor_high double precision,
    mean double precision,
    scale double precision,
    is_used boolean
    
    )
 ;
    insert into "postgres"."segmentation"."segment_scaling__dbt_tmp" (
      model_id, feature, transform, fill_value, winsor_low, winsor_high, mean, scale, is_used
    )
  
  (
    
    select model_id, feature, transform, fill_value, winsor_low, winsor_high, mean, scale, is_used
    from (
        with

segment_fits as (
    select * from "postgres"."segmentation"."segment_fits"
),

segment_models as (
    select * from "postgres"."segmentation"."segment_models"
),

segment_scaling as (
    select
        segment_fits.model_id,
        segment_fits.feature,
        max(value_text) filter (where name = 'transform') as transform,
        cast(
        max(value_number) filter (where name = 'fill_value')
        as double precision
    ) as fill_value,
        cast(
        max(value_number) filter (where name = 'winsor_low')
        as double precision
    ) as winsor_low,
        cast(
        max(value_number) filter (where name = 'winsor_high')
        as double precision
    ) as winsor_high,
        cast(
        max(value_number) filter (where name = 'mean')
        as double precision
    ) as mean,
        cast(
        max(value_number) filter (where name = 'scale')
        as double precision
    ) as scale,
        max(value_number) filter (where name = 'is_used') = 1 as is_used
    from segment_fits
    inner join segment_models
        on segment_fits.model_id = segment_models.model_id
    where segment_fits.section = 'scaling'
    group by segment_fits.model_id, segment_fits.feature
)

select * from segment_scaling
    ) as model_subq
  );
  