
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  -- The gate. If a segment moved more than is believable, the data are broken
-- before the customers are: nothing behind this test is written.

with

segment_drift_violations as (
    select * from "postgres"."segmentation"."segment_drift_violations"
)

select * from segment_drift_violations
  
  
      
    ) dbt_internal_test