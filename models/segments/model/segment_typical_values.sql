with

segment_centroids as (
    select * from {{ ref('segment_centroids') }}
),

segment_scaling as (
    select * from {{ ref('segment_scaling') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

segment_typical_values as (
    select
        segment_centroids.segment_id,
        coalesce(
            segment_playbook.segment_name, segment_centroids.playbook_key
        ) as segment_name,
        segment_centroids.feature,
        {{ typical_value('segment_centroids.centre') | indent(8) }}
            as typical_value
    from segment_centroids
    inner join segment_fit_request
        on segment_centroids.model_id = segment_fit_request.model_id
    inner join segment_scaling
        on
            segment_centroids.model_id = segment_scaling.model_id
            and segment_centroids.feature = segment_scaling.feature
    left join segment_playbook
        on segment_centroids.playbook_key = segment_playbook.playbook_key
)

select * from segment_typical_values
