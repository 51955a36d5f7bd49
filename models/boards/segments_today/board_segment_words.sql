with

segment_profiles as (
    select * from {{ ref('segment_profiles') }}
),

segment_differentiators as (
    select * from {{ ref('segment_differentiators') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

differences as (
    select
        segment_id,
        max(replace(sentence, 'typically ', '')) filter (
            where feature_rank = 1
        ) as difference_1,
        max(replace(sentence, 'typically ', '')) filter (
            where feature_rank = 2
        ) as difference_2,
        max(replace(sentence, 'typically ', '')) filter (
            where feature_rank = 3
        ) as difference_3
    from segment_differentiators
    group by 1
),

board_segment_words as (
    select
        segment_profiles.as_of,
        segment_profiles.segment_id,
        segment_profiles.segment_name,
        segment_colours.hex,
        segment_profiles.count_customers,
        segment_profiles.description,
        coalesce(
            'Typically ' || differences.difference_1
            || coalesce('; ' || differences.difference_2, '')
            || coalesce('; ' || differences.difference_3, '') || '.',
            'Set apart by a rule alone: nothing was ever ordered and kept.'
        ) as differences,
        segment_profiles.recommended_action,
        segment_profiles.recommended_channel,
        segment_profiles.kpi
    from segment_profiles
    inner join segment_colours
        on segment_profiles.segment_id = segment_colours.segment_id
    left join differences
        on segment_profiles.segment_id = differences.segment_id
)

select * from board_segment_words
