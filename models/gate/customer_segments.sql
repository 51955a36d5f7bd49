{#- The verdict has to be on these candidates: of this as_of, and not assigned
    again since. Else `dbt run --select customer_segments+` after a part of the
    chain publishes rows that the gate did not check, or under another date. -#}
{%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
    {%- set found = run_query(
        'with candidates as (select segment_id, as_of, '
        ~ 'count(*) as count_now from ' ~ ref('candidate_segments')
        ~ ' group by 1, 2), checked as (select segment_id, as_of, count_now'
        ~ ' from ' ~ ref('segment_drift')
        ~ " where check_name in ('size', 'appeared')), moments as ("
        ~ 'select as_of from ' ~ ref('int_as_of') ~ ' union all '
        ~ 'select as_of from ' ~ ref('run_verdict') ~ ' union all '
        ~ 'select as_of from candidates) '
        ~ 'select min(as_of), max(as_of), (select count(*) from candidates '
        ~ 'full outer join checked on candidates.segment_id = '
        ~ 'checked.segment_id where candidates.count_now is distinct from '
        ~ 'checked.count_now) from moments'
    ).rows[0] -%}
    {%- if found[0] != found[1] or found[2] > 0 -%}
        {{ exceptions.raise_fail_fast_error(
            'Nothing is published: the gate has not checked these '
            ~ 'candidates (as_of ' ~ found[0] ~ ' to ' ~ found[1] ~ ', '
            ~ found[2] ~ ' segments differ). Only a part of the models '
            ~ 'was run; run all of them: dbt build.'
        ) }}
    {%- endif -%}
{%- endif -%}
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
