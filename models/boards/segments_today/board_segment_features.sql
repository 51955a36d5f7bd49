{%- set quartiles = ['quartile_1', 'median', 'quartile_3'] -%}
{#- Without an order these have no value; the features have a default there. -#}
{%- set known = "case when profiles.segment_id <> 'S00' or profiles.feature "
    ~ "not in ('days_since_last_order', 'average_order_value', 'return_share', "
    ~ "'discount_share') then 1.0 end" -%}

with

segment_feature_profiles as (
    select * from {{ ref('segment_feature_profiles') }}
),

segment_scaling as (
    select * from {{ ref('segment_scaling') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

feature_words as (
    select * from {{ ref('feature_words') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

-- A feature that is equal for all customers has no axis.
features_that_differ as (
    select feature
    from segment_feature_profiles
    group by 1
    having max(difference_in_stddev) is not null
),

features as (
    select
        feature_words.feature,
        {{ feature_title('feature_words.feature') | indent(8) }}
        || case
            when feature_words.unit = '' then ''
            when feature_words.feature like '%days%' then ''
            else ',' || feature_words.unit
        end as feature_name,
        feature_words.factor,
        coalesce(scales.transformation = 'log1p', false) as is_axis_logarithmic,
        dense_rank() over (order by feature_words.feature) as feature_place
    from feature_words
    inner join features_that_differ
        on feature_words.feature = features_that_differ.feature
    cross join segment_fit_request
    left join segment_scaling as scales
        on
            segment_fit_request.model_id = scales.model_id
            and feature_words.feature = scales.feature
),

profiles as (
    select
        profiles.as_of,
        profiles.segment_id,
        profiles.segment_name,
        {{ known }} * profiles.difference_in_stddev as difference_in_stddev,
        {% for part in ['mean'] + quartiles -%}
            {{ known }} * features.factor * profiles.{{ part }} as {{ part }},
        {% endfor -%}
        features.feature,
        features.feature_name,
        features.feature_place,
        features.is_axis_logarithmic
    from segment_feature_profiles as profiles
    inner join features on profiles.feature = features.feature
),

profiles_on_axis as (
    select
        *,
        {% for part in quartiles -%}
            case
                when is_axis_logarithmic
                    then ln(1 + greatest({{ part }}, 0 * {{ part }}))
                else {{ part }}
            end as {{ part }}_on_axis
            {%- if not loop.last -%},{% endif %}
        {% endfor -%}
    from profiles
),

axes as (
    select
        feature,
        min(quartile_1) as axis_from,
        max(quartile_3) as axis_to,
        min(quartile_1_on_axis) as start_on_axis,
        max(quartile_3_on_axis) - min(quartile_1_on_axis) as length_on_axis
    from profiles_on_axis
    group by 1
),

-- Places from 0 to 1; in the middle where all segments are equal.
board_segment_features as (
    select
        profiles.as_of,
        profiles.segment_id,
        profiles.segment_name,
        segment_colours.hex,
        profiles.feature,
        profiles.feature_name,
        cast(profiles.feature_place as int) as feature_place,
        profiles.difference_in_stddev,
        {% for part in ['mean'] + quartiles -%}
            profiles.{{ part }},
        {% endfor -%}
        axes.axis_from,
        axes.axis_to,
        {% for part in quartiles -%}
            0.0 * profiles.{{ part }} + coalesce(
                (profiles.{{ part }}_on_axis - axes.start_on_axis)
                / nullif(axes.length_on_axis, 0), 0.5
            ) as {{ part }}_place,
        {% endfor -%}
        profiles.is_axis_logarithmic
    from profiles_on_axis as profiles
    inner join axes on profiles.feature = axes.feature
    inner join segment_colours
        on profiles.segment_id = segment_colours.segment_id
)

select * from board_segment_features
