-- depends_on: {{ ref('customer_segments') }}
with

segment_centroids as (
    select * from {{ ref('segment_centroids') }}
),

segment_typical_values as (
    select * from {{ ref('segment_typical_values') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

board_model_centroids as (
    select
        segment_fit_request.as_of,
        segment_centroids.segment_id,
        typical.segment_name,
        segment_centroids.segment_id || ' ' || typical.segment_name as segment,
        segment_centroids.feature,
        {{ feature_title('segment_centroids.feature') | indent(8) }}
            as feature_name,
        segment_centroids.centre,
        typical.typical_value,
        segment_centroids.weight > 0 as is_in_use
    from segment_centroids
    inner join segment_fit_request
        on segment_centroids.model_id = segment_fit_request.model_id
    inner join segment_typical_values as typical
        on
            segment_centroids.segment_id = typical.segment_id
            and segment_centroids.feature = typical.feature
)

select * from board_model_centroids
