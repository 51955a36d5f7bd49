{#- for_each_segment writes a text once for each segment, its number for {n}:
    `least(score_1, score_2, ...)`. -#}
{%- set numbers = segment_numbers() -%}

with

segment_scores as (
    select * from {{ ref('segment_scores') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

scores_with_lowest as (
    select
        segment_scores.*,
        previous_customer_segments.segment_id as previous_segment_id,
        least({{ for_each_segment(numbers, 'score_{n}', ', ') }})
            as nearest_score
    from segment_scores
    left join previous_customer_segments
        on segment_scores.customer_id = previous_customer_segments.customer_id
),

-- The numbers of the nearest segment and of the customer's previous one. Of
-- equal scores the smaller number wins.
scores_with_nearest as (
    select
        *,
        case nearest_score
            {{ for_each_segment(numbers, 'when score_{n} then {n}') }}
        end as nearest_number,
        case previous_segment_id
            {{ for_each_segment(numbers, 'when segment_id_{n} then {n}') }}
        end as previous_number
    from scores_with_lowest
    {{ optimization_fence() }}
),

scores_with_second_lowest as (
    select
        *,
        least({{ for_each_segment(
            numbers, 'case when nearest_number <> {n} then score_{n} end', ', '
        ) }}) as second_score,
        case previous_number
            {{ for_each_segment(numbers, 'when {n} then score_{n}') }}
        end as previous_score
    from scores_with_nearest
),

-- Likelihoods are relative to the nearest one's, so that none underflows.
contenders as (
    select
        *,
        case {{ for_each_segment(
            numbers,
            'when nearest_number <> {n} and score_{n} = second_score then {n}'
        ) }} end as second_number,
        exp(probability_scale * (nearest_score - previous_score))
            as previous_likelihood,
        {{ for_each_segment(
            numbers,
            'coalesce(exp(probability_scale * (nearest_score - score_{n})), 0)',
            ' + '
        ) }} as total_likelihood
    from scores_with_second_lowest
    {{ optimization_fence() }}
),

-- A border customer stays until another segment wins clearly.
contenders_with_margin as (
    select
        *,
        coalesce(
            nearest_number <> previous_number
            and (1 - previous_likelihood) / total_likelihood
            < {{ var('min_margin_to_move') }},
            false
        ) as is_held_by_margin
    from contenders
),

winners as (
    select
        *,
        case
            when is_held_by_margin then previous_number else nearest_number
        end as winner,
        case
            when is_held_by_margin then nearest_number else second_number
        end as runner_up,
        case
            when is_held_by_margin then previous_score else nearest_score
        end as score
    from contenders_with_margin
),

segment_assignments as (
    select
        customer_id,
        {% for column in ['segment_id', 'playbook_key'] -%}
            case winner {{ for_each_segment(
                numbers, 'when {n} then ' ~ column ~ '_{n}'
            ) }} end as {{ column }},
        {% endfor -%}
        score,
        sqrt(case winner {{ for_each_segment(
            numbers, 'when {n} then squared_distance_{n}'
        ) }} end) as distance,
        {% for column in ['segment_id', 'score'] -%}
            case runner_up {{ for_each_segment(
                numbers, 'when {n} then ' ~ column ~ '_{n}'
            ) }} end as runner_up_{{ column }},
        {% endfor -%}
        exp(probability_scale * (nearest_score - score)) / total_likelihood
            as membership_probability,
        sqrt(least(
            {{ for_each_segment(numbers, 'squared_distance_{n}', ', ') }}
        )) > outlier_distance as is_outlier,
        is_held_by_margin
    from winners
)

select * from segment_assignments
