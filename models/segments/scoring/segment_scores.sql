{%- set features = clustering_features() | sort -%}
{%- set numbers = segment_numbers() -%}

with

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

segment_parameters as (
    select * from {{ ref('segment_parameters') }}
),

numbered_segments as (
    select
        segment_parameters.*,
        row_number() over (
            order by segment_parameters.segment_id
        ) as segment_number
    from segment_parameters
),

-- One row, so that a customer meets all segments in one.
segments_wide as (
    select
        {% for number in numbers -%}
            {% for column in ['segment_id', 'playbook_key', 'bias'] -%}
                max({{ column }}) filter (where segment_number = {{ number }})
                    as {{ column }}_{{ number }},
            {% endfor -%}
            {% for feature in features -%}
                max(centre_{{ feature }}) filter (
                    where segment_number = {{ number }}
                ) as centre_{{ feature }}_{{ number }},
                max(weight_{{ feature }}) filter (
                    where segment_number = {{ number }}
                ) as weight_{{ feature }}_{{ number }},
            {% endfor -%}
        {% endfor -%}
        max(probability_scale) as probability_scale,
        max(outlier_distance) as outlier_distance
    from numbered_segments
),

segment_scores as (
    select
        customers.customer_id,
        {% for number in numbers -%}
            segments_wide.segment_id_{{ number }},
            segments_wide.playbook_key_{{ number }},
            segments_wide.bias_{{ number }}
            {%- for feature in features %}
                + segments_wide.weight_{{ feature }}_{{ number }} * power(
                    customers.{{ feature }}
                    - segments_wide.centre_{{ feature }}_{{ number }}, 2
                )
            {%- endfor %} as score_{{ number }},
            {{ as_double(0) }}
            {%- for feature in features %}
                + power(
                    customers.{{ feature }}
                    - segments_wide.centre_{{ feature }}_{{ number }}, 2
                )
            {%- endfor %} as squared_distance_{{ number }},
        {% endfor -%}
        segments_wide.probability_scale,
        segments_wide.outlier_distance
    from segment_scoring_features as customers
    cross join segments_wide
    {{ optimization_fence() }}
)

select * from segment_scores
