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

tiers as (
    {% if var('customer_value') -%}
        select
            customer_id,
            tier
        from {{ ref('value_scores') }}
        where moment = 'now'
    {%- else -%}
        select
            customer_id,
            {{ as_text('null') }} as tier
        from candidate_segments
        where false
    {%- endif %}
),

customer_segments as (
    select
        candidate_segments.customer_id,
        candidate_segments.as_of,
        candidate_segments.segment_id,
        candidate_segments.segment_name,
        tiers.tier,
        candidate_segments.playbook_key,
        candidate_segments.model_id,
        candidate_segments.score,
        candidate_segments.distance,
        candidate_segments.runner_up_segment_id,
        candidate_segments.runner_up_score,
        candidate_segments.margin,
        candidate_segments.membership_probability,
        candidate_segments.is_outlier,
        candidate_segments.previous_segment_id,
        candidate_segments.is_held_by_margin,
        candidate_segments.is_rule_segment
    from candidate_segments
    left join tiers
        on candidate_segments.customer_id = tiers.customer_id
)

select * from customer_segments
