with

segment_contrasts as (
    select * from {{ ref('segment_contrasts') }}
),

segment_scaling as (
    select * from {{ ref('segment_scaling') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_typical_values as (
    select * from {{ ref('segment_typical_values') }}
),

feature_words as (
    select * from {{ ref('feature_words') }}
),

contrasts_with_values as (
    select
        segment_contrasts.as_of,
        segment_contrasts.segment_id,
        segment_contrasts.feature,
        segment_contrasts.mean_inside
        - segment_contrasts.mean_outside as standardised_difference,
        {{ typical_value('segment_contrasts.mean_inside') | indent(8) }}
            as typical_value,
        {{ typical_value('segment_contrasts.mean_outside') | indent(8) }}
            as typical_value_of_others
    from segment_contrasts
    cross join segment_fit_request
    inner join segment_scaling
        on
            segment_fit_request.model_id = segment_scaling.model_id
            and segment_contrasts.feature = segment_scaling.feature
    where
        segment_scaling.is_used
        and segment_contrasts.mean_outside is not null
),

segment_differentiators as (
    select
        contrasts_with_values.as_of,
        contrasts_with_values.segment_id,
        segment_typical_values.segment_name,
        cast(row_number() over (
            partition by contrasts_with_values.segment_id
            order by
                abs(contrasts_with_values.standardised_difference) desc
                nulls last,
                contrasts_with_values.feature asc
        ) as int) as feature_rank,
        contrasts_with_values.feature,
        'typically ' || {{ comparison_sentence(
            'contrasts_with_values.typical_value',
            'contrasts_with_values.typical_value_of_others',
            "'everybody else'"
        ) | indent(8) }} as sentence,
        contrasts_with_values.standardised_difference,
        contrasts_with_values.typical_value,
        contrasts_with_values.typical_value_of_others
    from contrasts_with_values
    inner join segment_typical_values
        on
            contrasts_with_values.segment_id = segment_typical_values.segment_id
            and contrasts_with_values.feature = segment_typical_values.feature
    inner join feature_words
        on contrasts_with_values.feature = feature_words.feature
)

select * from segment_differentiators
