{%- set smallest_arm = 50 -%}

with

experiment_estimates as (
    select * from {{ ref('experiment_estimates') }}
),

interactions as (
    select * from {{ ref('experiment_interactions') }}
),

-- Bonferroni: who looks at six segments finds something in one of four.
questions as (
    select
        *,
        sqrt(-2 * ln(0.025 / {{ as_double('count_questions') }})) as t
    from experiment_estimates
),

-- What a normal value exceeds with that chance: Abramowitz and Stegun (1964),
-- 26.2.23, off by less than 0.0005.
widened as (
    select
        *,
        case
            when count_questions = 1 then 1
            else
                (t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (
                    1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
                )) / 1.959964
        end as widening
    from questions
),

crossings as (
    select
        *,
        case
            when least(count_treated, count_control) < {{ smallest_arm }}
                then null
            when effect > bound * standard_error * widening then 'better'
            when effect < -bound * standard_error * widening then 'worse'
        end as crossing
    from widened
),

-- An experiment is decided at the first look that crosses its bound.
decided as (
    select
        *,
        min(case when crossing is not null then look end) over (
            partition by experiment_id, segment_id
            order by look
            rows between unbounded preceding and current row
        ) as decided_at_look,
        max(look) over (partition by experiment_id) as newest_look
    from crossings
),

experiment_effects as (
    select
        decided.experiment_id,
        decided.kind,
        decided.hypothesis,
        decided.metric,
        decided.segment_id,
        decided.segment_name,
        cast(decided.look as int) as look,
        decided.planned_looks,
        decided.look_at,
        decided.look = decided.newest_look as is_newest_look,
        cast(decided.count_treated as bigint) as count_treated,
        cast(decided.count_control as bigint) as count_control,
        case when decided.look > 0 then decided.y_treated end as mean_treated,
        case when decided.look > 0 then decided.y_control end as mean_control,
        decided.effect_plain,
        decided.effect,
        decided.standard_error,
        decided.bound,
        decided.effect - decided.bound * decided.standard_error as effect_low,
        decided.effect + decided.bound * decided.standard_error as effect_high,
        decided.effect / nullif(decided.y_control, 0) as relative_effect,
        2.8 * decided.standard_error as smallest_effect,
        interactions.interaction_z,
        case
            when decided.segment_id <> 'ALL' then null
            when decided.look < decided.planned_looks then 'too early'
            when interactions.interaction_z > 1.645 then 'differs'
            else 'not shown'
        end as interaction,
        case
            when decided.decided_at_look is not null
                then first_crossing.crossing
            when decided.look < decided.planned_looks then 'too early'
            else 'not shown'
        end as verdict,
        decided.as_of
    from decided
    left join interactions
        on
            decided.experiment_id = interactions.experiment_id
            and decided.look = interactions.look
            and decided.segment_id = 'ALL'
    left join crossings as first_crossing
        on
            decided.experiment_id = first_crossing.experiment_id
            and decided.segment_id = first_crossing.segment_id
            and decided.decided_at_look = first_crossing.look
)

select * from experiment_effects
