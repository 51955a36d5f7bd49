-- If two clustering features say the same, that trait counts twice in every
-- distance and the segments follow it; drop one from var `clustering_features`.
{{ config(severity='warn') }}
with

feature_correlations as (
    select * from {{ ref('feature_correlations') }}
),

clustering_features_are_not_collinear as (
    select
        concat(
            'Clustering features ', feature, ' and ', other_feature,
            ' are correlated: ', cast(pearson_correlation as numeric(5, 3)),
            ', beyond {{ var("max_feature_correlation") }}',
            ' (variable max_feature_correlation). See feature_correlations.'
        ) as sentence,
        feature,
        other_feature,
        pearson_correlation
    from feature_correlations
    where abs(pearson_correlation) > {{ var('max_feature_correlation') }}
)

select * from clustering_features_are_not_collinear
