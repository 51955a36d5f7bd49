{%- set features = clustering_features() -%}

with

feature_wording as (
    select * from {{ ref('feature_wording') }}
),

clustering_features as (
    {% for feature in features | sort -%}
        select
            {{ as_text(text_literal(feature)) }} as feature,
            {{ text_literal(feature | replace('_', ' ')) }} as words,
            {{ features[feature] == 'one_hot' }} as is_value
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

feature_words as (
    select
        named.feature,
        coalesce(
            feature_wording.phrase,
            named.words
            || case when named.is_value then ' for ' else ' is ' end
            || '{value}'
        ) as phrase,
        coalesce(
            feature_wording.phrase_for_none,
            case
                when named.is_value
                    then replace(named.words, ' is ', ' is not ')
            end
        ) as phrase_for_none,
        coalesce(
            feature_wording.phrase_for_one,
            case when named.is_value then named.words end
        ) as phrase_for_one,
        coalesce(' ' || replace(
            feature_wording.unit,
            '{base_currency}',
            {{ text_literal(var('base_currency') | trim | upper) }}
        ), case when named.is_value then ' %' else '' end) as unit,
        coalesce(
            feature_wording.factor, case when named.is_value then 100 else 1 end
        ) as factor,
        coalesce(
            feature_wording.decimals, case when named.is_value then 0 else 1 end
        ) as decimals,
        coalesce(feature_wording.more_wording, 'more than') as more_wording,
        coalesce(feature_wording.less_wording, 'less than') as less_wording
    from clustering_features as named
    left join feature_wording
        on named.feature = feature_wording.feature
)

select * from feature_words
