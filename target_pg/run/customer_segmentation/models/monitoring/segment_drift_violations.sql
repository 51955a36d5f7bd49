
  
    

  create  table "postgres"."segmentation"."segment_drift_violations__dbt_tmp"
  
  
    
  
  (
    as_of timestamp,
    segment_id text,
    segment_name text,
    count_before bigint,
    count_now bigint,
    bound double precision,
    reason text
    
    )
 ;
    insert into "postgres"."segmentation"."segment_drift_violations__dbt_tmp" (
      as_of, segment_id, segment_name, count_before, count_now, bound, reason
    )
  
  (
    
    select as_of, segment_id, segment_name, count_before, count_now, bound, reason
    from (
        with

segment_drift as (
    select * from "postgres"."segmentation"."segment_drift"
),

segment_drift_violations as (
    select
        as_of,
        segment_id,
        segment_name,
        count_before,
        count_now,
        bound,
        reason
    from segment_drift
    where verdict = 'rejected'
)

select * from segment_drift_violations
    ) as model_subq
  );
  