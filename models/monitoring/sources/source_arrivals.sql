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
        {{ as_double(microseconds_of('published.as_of')
            ~ ' - ' ~ microseconds_of('published.newest_at')) }}
        / 86400000000.0 as silent_days
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
        max(rows_since_last_run) filter (where weeks_ago = 0) as rows_now,
        min(rows_since_last_run) filter (where weeks_ago > 0) as lowest_rows,
        min(rows_in_silence) filter (where weeks_ago > 0) as lowest_silence,
        avg(rows_in_silence) filter (where weeks_ago > 0) as usual_silence
    from source_windows
    group by 1, 2
),

arrivals_judged as (
    select
        weeks_compared.*,
        weeks_compared.lowest_rows
        - 4 * sqrt(weeks_compared.lowest_rows) - 2 as least_rows,
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
        end as verdict_on_silence
    from weeks_compared
    left join silences_before
        on weeks_compared.source_table = silences_before.source_table
),

-- Rows that end hours before as_of are late; rows until the end, but too few
-- of them, are lost.
verdicts as (
    select
        *,
        case
            when
                rows_now >= least_rows
                or rows_now >= {{ var('min_arrival_share') }} * lowest_rows
                then 'accepted'
            when silent_days > 0.25 then 'warned'
            else 'rejected'
        end as verdict_on_rows
    from arrivals_judged
),

source_arrivals as (
    select
        source_table,
        'silence' as check_name,
        'days' as measure,
        '(all)' as member,
        usual_silence as value_before,
        silent_days as value_now,
        silent_days as deviation,
        {{ as_double(var('max_silent_days')) }} as bound,
        verdict_on_silence as verdict
    from verdicts
    union all
    select
        source_table,
        'arrivals' as check_name,
        'rows' as measure,
        '(all)' as member,
        lowest_rows as value_before,
        rows_now as value_now,
        rows_now - lowest_rows as deviation,
        least(
            least_rows, {{ var('min_arrival_share') }} * lowest_rows
        ) as bound,
        verdict_on_rows as verdict
    from verdicts
)

select * from source_arrivals
