with

segment_contrasts as (
    select * from {{ ref('segment_contrasts') }}
),

segment_feature_sums as (
    select * from {{ ref('segment_feature_sums') }}
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

-- The typical one is the median. A share of customers has none, and where the
-- medians do not differ as the means do, the mean tells what differs.
averages as (
    select
        sums.as_of,
        contrasts.segment_id,
        contrasts.feature,
        contrasts.mean_inside
        - contrasts.mean_outside as standardised_difference,
        segment_scaling.transformation <> 'one_hot'
        and (
            sums.median
            - {{ typical_value('contrasts.median_outside') | indent(12) }}
        )
        * (contrasts.mean_inside - contrasts.mean_outside) > 0 as is_median,
        sums.median,
        {{ typical_value('contrasts.median_outside') | indent(8) }}
            as median_of_others,
        {{ typical_value('contrasts.mean_inside') | indent(8) }} as mean,
        {{ typical_value('contrasts.mean_outside') | indent(8) }}
            as mean_of_others
    from segment_contrasts as contrasts
    inner join segment_feature_sums as sums
        on
            contrasts.segment_id = sums.segment_id
            and contrasts.feature = sums.feature
    cross join segment_fit_request
    inner join segment_scaling
        on
            segment_fit_request.model_id = segment_scaling.model_id
            and contrasts.feature = segment_scaling.feature
    where segment_scaling.is_used
),

averages_chosen as (
    select
        *,
        case when is_median then median else mean end as typical_value,
        case when is_median then median_of_others else mean_of_others end
            as typical_value_of_others
    from averages
),

segment_differentiators as (
    select
        averages_chosen.as_of,
        averages_chosen.segment_id,
        segment_typical_values.segment_name,
        cast(row_number() over (
            partition by averages_chosen.segment_id
            order by
                abs(averages_chosen.standardised_difference) desc
                nulls last,
                averages_chosen.feature asc
        ) as int) as feature_rank,
        averages_chosen.feature,
        'typically ' || {{ comparison_sentence(
            'averages_chosen.typical_value',
            'averages_chosen.typical_value_of_others',
            "'the other customers'"
        ) | indent(8) }} as sentence,
        averages_chosen.standardised_difference,
        averages_chosen.typical_value,
        averages_chosen.typical_value_of_others
    from averages_chosen
    inner join segment_typical_values
        on
            averages_chosen.segment_id = segment_typical_values.segment_id
            and averages_chosen.feature = segment_typical_values.feature
    inner join feature_words
        on averages_chosen.feature = feature_words.feature
)

select * from segment_differentiators
