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

-- A feature that is the same for all customers has no axis and sets none apart.
features_that_differ as (
    select feature
    from segment_feature_profiles
    group by 1
    having max(difference_in_stddev) is not null
),

features as (
    select
        feature_words.feature,
        feature_words.factor,
        feature_words.unit,
        coalesce(segment_scaling.transformation, 'identity') as transformation,
        dense_rank() over (order by feature_words.feature) as feature_place
    from feature_words
    inner join features_that_differ
        on feature_words.feature = features_that_differ.feature
    cross join segment_fit_request
    left join segment_scaling
        on
            segment_fit_request.model_id = segment_scaling.model_id
            and feature_words.feature = segment_scaling.feature
),

profiles as (
    select
        profiles.*,
        features.transformation,
        features.feature_place,
        {{ feature_title('features.feature') }}
        || case
            when features.unit = '' or features.feature like '%days%' then ''
            else ',' || features.unit
        end as feature_name,
        {% for part in ['mean', 'quartile_1', 'median', 'quartile_3'] -%}
            features.factor * profiles.{{ part }} as {{ part }}_shown,
        {% endfor -%}
        segment_colours.hex
    from segment_feature_profiles as profiles
    inner join features on profiles.feature = features.feature
    inner join segment_colours
        on profiles.segment_id = segment_colours.segment_id
),

on_scale as (
    select
        *,
        {% for part in ['quartile_1', 'median', 'quartile_3'] -%}
            case transformation
                when 'log1p' then ln(1 + greatest({{ part }}_shown, 0))
                else {{ part }}_shown
            end as {{ part }}_on_axis
            {%- if not loop.last -%},{% endif %}
        {% endfor -%}
    from profiles
),

-- From 0, the lowest first quartile of all segments, to 1, the highest third
-- quartile; in the middle where all are equal.
board_segment_features as (
    select
        as_of,
        segment_id,
        segment_name,
        hex,
        feature,
        feature_name,
        cast(feature_place as int) as feature_place,
        difference_in_stddev,
        mean_shown as mean,
        quartile_1_shown as quartile_1,
        median_shown as median,
        quartile_3_shown as quartile_3,
        min(quartile_1_shown) over (partition by feature) as axis_from,
        max(quartile_3_shown) over (partition by feature) as axis_to,
        {% for part in ['quartile_1', 'median', 'quartile_3'] -%}
            coalesce(
                (
                    {{ part }}_on_axis
                    - min(quartile_1_on_axis) over (partition by feature)
                ) / nullif(
                    max(quartile_3_on_axis) over (partition by feature)
                    - min(quartile_1_on_axis) over (partition by feature),
                    0
                ),
                0.5
            ) as {{ part }}_place,
        {% endfor -%}
        transformation = 'log1p' as is_axis_logarithmic
    from on_scale
)

select * from board_segment_features
