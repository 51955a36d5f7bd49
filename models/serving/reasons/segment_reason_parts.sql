{%- set features = clustering_features() | sort -%}

with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

segment_parameters as (
    select * from {{ ref('segment_parameters') }}
),

segment_reason_parts as (
    select
        customer_segments.customer_id,
        customer_segments.as_of,
        customer_segments.segment_id,
        customer_segments.runner_up_segment_id,
        customer_segments.margin,
        {% for feature in features -%}
            runner_up.weight_{{ feature }}
            * power(
                segment_scoring_features.{{ feature }}
                - runner_up.centre_{{ feature }}, 2
            )
            - own.weight_{{ feature }}
            * power(
                segment_scoring_features.{{ feature }}
                - own.centre_{{ feature }}, 2
            )
                as part_{{ feature }},
        {% endfor -%}
        runner_up.bias - own.bias as part_of_bias
    from customer_segments
    inner join segment_scoring_features
        on customer_segments.customer_id = segment_scoring_features.customer_id
    inner join segment_parameters as own
        on customer_segments.segment_id = own.segment_id
    inner join segment_parameters as runner_up
        on customer_segments.runner_up_segment_id = runner_up.segment_id
)

select * from segment_reason_parts
