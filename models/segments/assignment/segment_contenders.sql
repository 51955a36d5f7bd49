{%- set contenders = {
    'nearest': 'segment_scores.place = 1',
    'second': 'segment_scores.place = 2',
    'previous': 'previous_customer_segments.segment_id is not null',
} -%}

with

segment_scores as (
    select * from {{ ref('segment_scores') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

segment_contenders as (
    select
        segment_scores.customer_id,
        {% for contender, condition in contenders.items() -%}
            {% for column in [
                'segment_id', 'playbook_key', 'score', 'squared_distance',
                'likelihood',
            ] -%}
                max(segment_scores.{{ column }}) filter (
                    where {{ condition }}
                ) as {{ contender }}_{{ column }},
            {% endfor -%}
        {% endfor -%}
        sum(segment_scores.likelihood) as total_likelihood,
        min(segment_scores.squared_distance) as least_squared_distance,
        max(segment_scores.outlier_distance) as outlier_distance
    from segment_scores
    left join previous_customer_segments
        on
            segment_scores.customer_id = previous_customer_segments.customer_id
            and segment_scores.segment_id
            = previous_customer_segments.segment_id
    group by 1
)

select * from segment_contenders
