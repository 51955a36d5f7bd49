with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

board_feature_drift as (
    select * from {{ ref('board_feature_drift') }}
),

features_by_drift as (
    select
        *,
        row_number() over (
            partition by as_of, compared_with
            order by share_of_bound desc nulls last, feature asc
        ) as place
    from board_feature_drift
),

board_feature_drift_runs as (
    select
        segmentation_runs.as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        features_by_drift.compared_with,
        case features_by_drift.compared_with
            when 'training' then 'since the model was fitted'
            else 'since the last accepted run'
        end as since,
        features_by_drift.feature_name as most_drifted,
        features_by_drift.population_stability_index,
        features_by_drift.population_stability_bound
    from segmentation_runs
    inner join features_by_drift
        on
            segmentation_runs.as_of = features_by_drift.as_of
            and features_by_drift.place = 1
)

select * from board_feature_drift_runs
