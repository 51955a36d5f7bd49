-- Everything that is published reads this table, so nothing gets past the
-- gate: the test on the violations, or the pre-hook where no test runs.
-- depends_on: {{ ref('run_violations') }}
-- depends_on: {{ ref('run_verdict') }}
-- depends_on: {{ ref('segment_drift') }}
-- depends_on: {{ ref('int_as_of') }}
with

candidate_segments as (
    select * from {{ ref('candidate_segments') }}
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
        distance,
        runner_up_segment_id,
        runner_up_score,
        margin,
        membership_probability,
        is_outlier,
        previous_segment_id,
        is_held_by_margin
    from candidate_segments
)

select * from customer_segments
