-- Everything that is published reads this table, so nothing gets past the
-- gate: the test on the violations, or the pre-hook where no test runs.
-- depends_on: "postgres"."segmentation"."segment_drift_violations"
-- depends_on: "postgres"."segmentation_intermediate"."int_as_of"
with

candidate_segments as (
    select * from "postgres"."segmentation"."candidate_segments"
),

customer_segments as (
    select
        customer_id,
        as_of,
        segment_id,
        segment_name,
        playbook_key,
        model_id,
        score,
        runner_up_segment_id,
        runner_up_score,
        margin
    from candidate_segments
)

select * from customer_segments