-- The gate. If a segment moved more than is believable, the data are broken
-- before the customers are: nothing behind this test is written.

with

segment_drift_violations as (
    select * from "postgres"."segmentation"."segment_drift_violations"
)

select * from segment_drift_violations