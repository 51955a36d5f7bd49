-- depends_on: {{ ref('customer_segments') }}
with

feature_correlations as (
    select * from {{ ref('feature_correlations') }}
),

features as (
    select
        as_of,
        feature
    from feature_correlations
    union distinct
    select
        as_of,
        other_feature as feature
    from feature_correlations
),

-- Both halves of the square and its diagonal.
pairs as (
    select
        as_of,
        feature,
        other_feature,
        pearson_correlation
    from feature_correlations
    where as_of is not null
    union all
    select
        as_of,
        other_feature as feature,
        feature as other_feature,
        pearson_correlation
    from feature_correlations
    where as_of is not null
    union all
    select
        as_of,
        feature,
        feature as other_feature,
        {{ as_double(1) }} as pearson_correlation
    from features
    where as_of is not null
),

board_feature_correlations as (
    select
        as_of,
        feature,
        {{ feature_title('feature') | indent(8) }} as feature_name,
        other_feature,
        {{ feature_title('other_feature') | indent(8) }} as other_feature_name,
        pearson_correlation,
        feature <> other_feature
        and abs(pearson_correlation)
        > {{ var('max_feature_correlation') }} as is_beyond_bound
    from pairs
)

select * from board_feature_correlations
