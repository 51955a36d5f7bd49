{%- set features = var('clustering_features') | sort -%}

with

segment_reason_parts as (
    select * from {{ ref('segment_reason_parts') }}
),

first_picked as (
    select
        segment_reason_parts.*,
        {{ largest_part(features) | indent(8) }} as part_1,
        {{ feature_with_largest_part(features) | indent(8) }} as feature_1
    from segment_reason_parts
    {{ optimization_fence() }}
),

second_picked as (
    select
        first_picked.*,
        {{ largest_part(features, ['feature_1']) | indent(8) }} as part_2,
        {{ feature_with_largest_part(features, ['feature_1']) | indent(8) }}
            as feature_2
    from first_picked
    {{ optimization_fence() }}
),

segment_reason_places as (
    select
        customer_id,
        as_of,
        segment_id,
        runner_up_segment_id,
        greatest(part_of_bias, 0)
        {%- for feature in features %}
            + greatest(part_{{ feature }}, 0)
        {%- endfor %} as parts_in_favour,
        part_1,
        feature_1,
        part_2,
        feature_2,
        {{ largest_part(features, ['feature_1', 'feature_2']) | indent(8) }}
            as part_3,
        {{ feature_with_largest_part(
            features, ['feature_1', 'feature_2']
        ) | indent(8) }} as feature_3
    from second_picked
)

select * from segment_reason_places
