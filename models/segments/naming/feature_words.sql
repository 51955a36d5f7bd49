with

feature_wording as (
    select * from {{ ref('feature_wording') }}
),

clustering_features as (
    {% for feature in var('clustering_features') | sort -%}
        select cast({{ text_literal(feature) }} as text) as feature
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

feature_words as (
    select
        clustering_features.feature,
        coalesce(
            feature_wording.phrase,
            replace(clustering_features.feature, '_', ' ') || ' is {value}'
        ) as phrase,
        feature_wording.phrase_for_none,
        feature_wording.phrase_for_one,
        coalesce(' ' || replace(
            feature_wording.unit,
            '{base_currency}',
            {{ text_literal(var('base_currency') | trim | upper) }}
        ), '') as unit,
        coalesce(feature_wording.factor, 1) as factor,
        coalesce(feature_wording.decimals, 1) as decimals,
        coalesce(feature_wording.more_wording, 'more than') as more_wording,
        coalesce(feature_wording.less_wording, 'less than') as less_wording
    from clustering_features
    left join feature_wording
        on clustering_features.feature = feature_wording.feature
)

select * from feature_words
