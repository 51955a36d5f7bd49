with

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

segment_parameters as (
    select * from {{ ref('segment_parameters') }}
),

scores as (
    select
        segment_scoring_features.customer_id,
        segment_parameters.segment_id,
        segment_parameters.playbook_key,
        segment_parameters.bias
        {%- for feature in var('clustering_features') | sort %}
            + segment_parameters.weight_{{ feature }} * power(
                segment_scoring_features.{{ feature }}
                - segment_parameters.centre_{{ feature }},
                2
            )
        {%- endfor %} as score
    from segment_scoring_features
    cross join segment_parameters
),

-- The least score wins; equal scores go to the smaller id.
ranked as (
    select
        customer_id,
        segment_id,
        playbook_key,
        score,
        row_number() over (
            partition by customer_id
            order by score asc nulls last, segment_id asc
        ) as place
    from scores
),

segment_assignments as (
    select
        customer_id,
        max(segment_id) filter (where place = 1) as segment_id,
        max(playbook_key) filter (where place = 1) as playbook_key,
        max(score) filter (where place = 1) as score,
        max(segment_id) filter (where place = 2) as runner_up_segment_id,
        max(score) filter (where place = 2) as runner_up_score
    from ranked
    where place <= 2
    group by 1
)

select * from segment_assignments
