with

segment_contenders as (
    select * from {{ ref('segment_contenders') }}
),

-- A border customer stays until another segment wins clearly.
contenders_judged as (
    select
        segment_contenders.*,
        coalesce(
            segment_contenders.nearest_segment_id
            <> segment_contenders.previous_segment_id
            and (
                segment_contenders.nearest_likelihood
                - segment_contenders.previous_likelihood
            ) / segment_contenders.total_likelihood
            < {{ var('min_margin_to_move') }},
            false
        ) as is_held_by_margin
    from segment_contenders
),

winners as (
    select
        customer_id,
        {% for column in [
            'segment_id', 'playbook_key', 'score', 'squared_distance',
            'likelihood',
        ] -%}
            case
                when is_held_by_margin then previous_{{ column }}
                else nearest_{{ column }}
            end as {{ column }},
        {% endfor -%}
        {% for column in ['segment_id', 'score'] -%}
            case
                when is_held_by_margin then nearest_{{ column }}
                else second_{{ column }}
            end as runner_up_{{ column }},
        {% endfor -%}
        total_likelihood,
        least_squared_distance,
        outlier_distance,
        is_held_by_margin
    from contenders_judged
),

segment_assignments as (
    select
        customer_id,
        segment_id,
        playbook_key,
        score,
        sqrt(squared_distance) as distance,
        runner_up_segment_id,
        runner_up_score,
        likelihood / total_likelihood as membership_probability,
        sqrt(least_squared_distance) > outlier_distance as is_outlier,
        is_held_by_margin
    from winners
)

select * from segment_assignments
