{%- set days = var('source_window_days') -%}
{%- set chances = {
    'surprising_days': var('surprising_silence_chance'),
    'implausible_days': var('max_silence_chance'),
} -%}

with

source_windows as (
    select * from {{ ref('source_windows') }}
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

rows_of_the_window as (
    select
        source_table,
        {{ as_double('sum(value)') }} as count_rows
    from source_measures
    where measure = 'rows_per_day' and member like '____-__-__'
    group by 1
),

-- Of n rows at random times none lies in the last d of D days with the chance
-- (1 - d / D) ^ n, whatever the rate. Solved for d, in tenths of a day.
usual_silences as (
    select
        source_table,
        {% for name, chance in chances.items() -%}
            floor(
                10 * {{ days }}
                * (1 - exp(ln({{ as_double(chance) }}) / count_rows)) + 0.5
            ) / 10 as {{ name }},
        {% endfor -%}
        count_rows / {{ days }} as rows_per_day
    from rows_of_the_window
),

silences_before as (
    select
        compared.source_table,
        {{ days_between(
            'compared.newest_at_before', 'last_accepted_run.previous_as_of'
        ) }} as known_days
    from source_measures_compared as compared
    cross join last_accepted_run
    where compared.measure = 'rows_per_fate' and compared.member = 'accepted'
),

weeks_compared as (
    select
        source_table,
        silent_days,
        min(rows_in_silence) filter (where weeks_ago > 0) as lowest_silence
    from source_windows
    -- Lines of one order come together and are no independent evidence.
    where source_table <> 'order_lines' and member = '(all)'
    group by 1, 2
),

silences_with_bounds as (
    select
        weeks_compared.source_table,
        weeks_compared.silent_days,
        weeks_compared.lowest_silence,
        silences_before.known_days,
        usual_silences.rows_per_day,
        greatest(
            {{ as_double(var('max_silent_days')) }},
            usual_silences.surprising_days
        ) as surprising_bound,
        case
            when usual_silences.source_table is not null
                then
                    greatest(
                        {{ as_double(var('max_silent_days')) }},
                        usual_silences.implausible_days
                    )
        end as bound
    from weeks_compared
    left join usual_silences
        on weeks_compared.source_table = usual_silences.source_table
    left join silences_before
        on weeks_compared.source_table = silences_before.source_table
),

-- A gap in each week is usual. One that the last accepted run had is known.
source_silences as (
    select
        source_table,
        'silence' as check_name,
        'days' as measure,
        '(all)' as member,
        rows_per_day * silent_days as value_before,
        silent_days as value_now,
        silent_days as deviation,
        bound,
        case
            when
                rows_per_day is null
                or silent_days < surprising_bound
                or (lowest_silence = 0 and silent_days < 7)
                then 'accepted'
            when silent_days < bound or known_days >= bound then 'warned'
            else 'rejected'
        end as verdict,
        'no ' || replace(source_table, '_', ' ') || ' for '
        || {{ number_text('floor(silent_days + 0.0000001)') }}
        || ' full days, in which '
        || {{ number_text('floor(rows_per_day * silent_days + 0.0000001)') }}
        || ' are usual; surprising from '
        || {{ number_text('surprising_bound', 1) }}
        || ' days on, not believable from '
        || {{ number_text('bound', 1) }} as words
    from silences_with_bounds
)

select * from source_silences
