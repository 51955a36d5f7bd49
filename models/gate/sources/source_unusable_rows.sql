with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

source_rows as (
    select
        source_table,
        {{ as_double('value_before') }} as rows_before,
        {{ as_double('value_now') }} as rows_now
    from source_measures_compared
    where measure = 'rows'
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

reject_reasons as (
    select * from {{ ref('reject_reasons') }}
),

-- A whole day may come twice, because delivery is at least once.
usual_days as (
    select
        source_table,
        {{ as_double('sum(value)') }} / {{ var('usual_day_window') }}
            as count_rows
    from source_measures
    where
        measure = 'rows_per_day'
        and member like '____-__-__'
        and member >= {{ date_text(
            "as_of - interval '" ~ var('usual_day_window') ~ "' day"
        ) }}
    group by 1
),

unusable_rows as (
    select
        measures.source_table,
        measures.member,
        coalesce(reject_reasons.stops_the_build, true) as stops_the_build,
        {{ as_double('measures.value_before') }} as value_before,
        {{ as_double('measures.value_now') }} as value_now,
        greatest(
            source_rows.rows_now - source_rows.rows_before, 0
        ) as new_rows,
        greatest(
            {{ as_double('measures.value_before') }}
            / greatest(source_rows.rows_before, 1),
            {{ as_double(var('max_rejected_share')) }} / 2
        ) as usual_share,
        case
            when measures.member = 'duplicate'
                then
                    {{ var('count_slack').duplicates }} + coalesce(
                        usual_days.count_rows,
                        source_rows.rows_now / {{ var('undated_days') }}
                    )
            when measures.source_table = 'order_lines'
                then {{ var('count_slack').order_lines }}
            else {{ var('count_slack').rows }}
        end as slack
    from source_measures_compared as measures
    inner join source_rows
        on measures.source_table = source_rows.source_table
    left join usual_days
        on measures.source_table = usual_days.source_table
    left join reject_reasons
        on measures.member = reject_reasons.reject_reason
    where
        measures.measure = 'rows_per_fate'
        and measures.member <> 'accepted'
),

unusable_rows_expected as (
    select
        *,
        {{ var('unusable_share_factor') }} * usual_share * new_rows as expected
    from unusable_rows
),

unusable_rows_with_bound as (
    select
        *,
        expected + {{ var('count_noise_deviations') }} * sqrt(expected)
        + slack as bound
    from unusable_rows_expected
),

source_unusable_rows as (
    select
        source_table,
        case
            when member = 'duplicate' then 'duplicates' else 'rejects'
        end as check_name,
        'rows_per_fate' as measure,
        member,
        value_before,
        value_now,
        value_now - value_before as deviation,
        bound,
        case
            when value_now - value_before <= bound then 'accepted'
            when
                stops_the_build
                or value_now - value_before > bound
                + {{ var('max_harmless_share') }} * new_rows
                then 'rejected'
            else 'warned'
        end as verdict,
        {{ number_text('value_now') }} || ' ' || replace(source_table, '_', ' ')
        || case member
            when 'duplicate' then ' came again under a key that is there'
            else ' were rejected because of: ' || replace(member, '_', ' ')
        end
        || '; ' || {{ number_text('value_before') }}
        || ' in the last accepted run, bound +'
        || {{ number_text('floor(bound + 0.0000001)') }} as words
    from unusable_rows_with_bound
)

select * from source_unusable_rows
