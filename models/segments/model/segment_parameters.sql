with

segment_centroids as (
    select * from {{ ref('segment_centroids') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_parameters as (
    select
        segment_centroids.segment_id,
        segment_centroids.playbook_key,
        segment_models.probability_scale,
        segment_models.outlier_distance,
        {% for feature in var('clustering_features') | sort -%}
            max(segment_centroids.centre) filter (
                where segment_centroids.feature = '{{ feature }}'
            ) as centre_{{ feature }},
            max(segment_centroids.weight) filter (
                where segment_centroids.feature = '{{ feature }}'
            ) as weight_{{ feature }},
        {% endfor -%}
        max(segment_centroids.bias) as bias
    from segment_centroids
    inner join segment_fit_request
        on segment_centroids.model_id = segment_fit_request.model_id
    inner join segment_models
        on segment_centroids.model_id = segment_models.model_id
    group by 1, 2, 3, 4
)

select * from segment_parameters
