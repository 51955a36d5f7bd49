{%- set features = var('clustering_features') | sort -%}
{%- set slots = segment_slots() -%}
{%- set columns = ['segment_id', 'playbook_key', 'bias'] -%}
{%- for feature in features -%}
    {%- do columns.extend(['centre_' ~ feature, 'weight_' ~ feature]) -%}
{%- endfor -%}

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
        ) as slot
    from segment_parameters
),

-- In one row, so that a customer meets all segments in one.
segments_abreast as (
    select
        {{ columns_of_slots(columns, slots) }},
        max(probability_scale) as probability_scale,
        max(outlier_distance) as outlier_distance
    from numbered_segments
),

segment_scores as (
    select
        segment_scoring_features.customer_id,
        {% for slot in slots -%}
            segments_abreast.segment_id_{{ slot }},
            segments_abreast.playbook_key_{{ slot }},
            segments_abreast.bias_{{ slot }}
            {%- for feature in features %}
                + segments_abreast.weight_{{ feature }}_{{ slot }}
                * {{ squared_difference(
                    feature, 'segments_abreast', slot
                ) | indent(16) }}
            {%- endfor %} as score_{{ slot }},
            cast(0 as {{ type_double() }})
            {%- for feature in features %}
                + {{ squared_difference(
                    feature, 'segments_abreast', slot
                ) | indent(16) }}
            {%- endfor %} as squared_distance_{{ slot }},
        {% endfor -%}
        segments_abreast.probability_scale,
        segments_abreast.outlier_distance
    from segment_scoring_features
    cross join segments_abreast
    {{ optimization_fence() }}
)

select * from segment_scores
