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