with

source_windows as (
    select * from {{ ref('source_windows') }}
),

source_usual_silences as (
    select * from {{ ref('source_usual_silences') }}
),

published_source_measures as (
    select * from {{ ref('published_source_measures') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

silences_before as (
    select
        published.source_table,
        {{ days_between('published.newest_at', 'published.as_of') }}
            as known_days
    from published_source_measures as published
    inner join last_accepted_run
        on published.as_of = last_accepted_run.previous_as_of
    where
        published.measure = 'rows_per_fate'
        and published.member = 'accepted'
),

weeks_compared as (
    select
        source_table,
        silent_days,
        min(rows_in_silence) filter (where weeks_ago > 0) as lowest_silence
    from source_windows
    group by 1, 2
),

-- What is quiet each week is usual. What an accepted run could not believe
-- either is known.
source_silences as (
    select
        weeks_compared.source_table,
        'silence' as check_name,
        'days' as measure,
        '(all)' as member,
        usual.rows_per_day * weeks_compared.silent_days as value_before,
        weeks_compared.silent_days as value_now,
        weeks_compared.silent_days as deviation,
        usual.unbelievable_days as bound,
        case
            when
                usual.rows_per_day is null
                or weeks_compared.silent_days < {{ var('max_silent_days') }}
                or weeks_compared.silent_days < usual.surprising_days
                or (
                    weeks_compared.lowest_silence = 0
                    and weeks_compared.silent_days < 7
                )
                then 'accepted'
            when
                weeks_compared.silent_days < usual.unbelievable_days
                or silences_before.known_days >= usual.unbelievable_days
                then 'warned'
            else 'rejected'
        end as verdict
    from weeks_compared
    left join source_usual_silences as usual
        on weeks_compared.source_table = usual.source_table
    left join silences_before
        on weeks_compared.source_table = silences_before.source_table
)

select * from source_silences
