{%- set features = var('clustering_features') | sort -%}

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
        segment_parameters.probability_scale,
        segment_parameters.outlier_distance,
        segment_parameters.bias
        {%- for feature in features %}
            + segment_parameters.weight_{{ feature }}
            * {{ squared_difference(feature) | indent(12) }}
        {%- endfor %} as score,
        cast(0 as {{ type_double() }})
        {%- for feature in features %}
            + {{ squared_difference(feature) | indent(12) }}
        {%- endfor %} as squared_distance
    from segment_scoring_features
    cross join segment_parameters
),

-- The least score wins; equal scores go to the smaller id. Likelihoods are
-- relative to the winner's, so that none of them underflows.
segment_scores as (
    select
        customer_id,
        segment_id,
        playbook_key,
        outlier_distance,
        score,
        squared_distance,
        row_number() over (
            partition by customer_id
            order by score asc nulls last, segment_id asc
        ) as place,
        exp(probability_scale * (
            min(score) over (partition by customer_id) - score
        )) as likelihood
    from scores
)

select * from segment_scores
