with

source_windows as (
    select * from {{ ref('source_windows') }}
),

published_source_measures as (
    select * from {{ ref('published_source_measures') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

-- A source that was already silent in an accepted run is known to be.
silences_before as (
    select
        published.source_table,
        {{ days_between('published.newest_at', 'published.as_of') }}
            as silent_days
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
        min(rows_in_silence) filter (where weeks_ago > 0) as lowest_silence,
        avg(rows_in_silence) filter (where weeks_ago > 0) as usual_silence
    from source_windows
    group by 1, 2
),

source_silences as (
    select
        weeks_compared.source_table,
        'silence' as check_name,
        'days' as measure,
        '(all)' as member,
        weeks_compared.usual_silence as value_before,
        weeks_compared.silent_days as value_now,
        weeks_compared.silent_days as deviation,
        {{ as_double(var('max_silent_days')) }} as bound,
        case
            when
                weeks_compared.silent_days < {{ var('max_silent_days') }}
                or weeks_compared.lowest_silence = 0
                or weeks_compared.usual_silence < 3
                then 'accepted'
            when
                weeks_compared.usual_silence
                < {{ var('min_rows_missed_in_silence') }}
                or silences_before.silent_days >= {{ var('max_silent_days') }}
                then 'warned'
            else 'rejected'
        end as verdict
    from weeks_compared
    left join silences_before
        on weeks_compared.source_table = silences_before.source_table
)

select * from source_silences
