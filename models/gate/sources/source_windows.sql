with

source_measures as (
    select * from {{ ref('source_measures') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

days_measured as (
    select
        as_of,
        source_table,
        coalesce(nullif(
            replace(substr(measure, 17), '_', ' ') || substr(member, 11), ''
        ), '(all)') as member,
        value,
        case
            when
                member like '____-__-__%'
                then cast(substr(member, 1, 10) as date)
        end as rows_date
    from source_measures
    where measure = 'rows_per_day' or measure like 'rows_per_day_of_%'
),

source_days as (
    select
        source_table,
        member,
        cast({{ dbt.datediff(
            'rows_date', 'as_of', 'day'
        ) }} as int) as days_ago,
        {{ as_double('value') }} as count_rows
    from days_measured
    where rows_date is not null
),

newest_rows as (
    select
        source_measures.source_table,
        source_measures.newest_at,
        {{ days_between(
            'source_measures.newest_at', 'last_accepted_run.as_of'
        ) }} as silent_days,
        least(coalesce(last_accepted_run.days_since, 1), 7) as days_since
    from source_measures
    cross join last_accepted_run
    where
        source_measures.measure = 'rows_per_fate'
        and source_measures.member = 'accepted'
        and source_measures.newest_at is not null
),

-- The days since the last run, and those without a row, in this week and in
-- each of the eight before: a closed weekend is quiet in every week.
weeks as (
    {% for week in range(9) -%}
        select {{ week }} as weeks_ago
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- All rows of a source, and those of one currency, zone, category or type, if
-- they are enough to be missed in the days of a week.
members as (
    select
        source_table,
        '(all)' as member
    from newest_rows
    union
    select
        source_table,
        member
    from source_days
    group by 1, 2
    having sum(count_rows) >= 8 * {{ var('min_expected_rows') }}
),

source_windows as (
    select
        newest_rows.source_table,
        members.member,
        weeks.weeks_ago,
        newest_rows.newest_at,
        newest_rows.silent_days,
        case
            when newest_rows.silent_days > {{ var('late_batch_days') }}
                then least(newest_rows.silent_days / newest_rows.days_since, 1)
            else 0
        end as late_share,
        coalesce(sum(source_days.count_rows) filter (
            where source_days.days_ago <= 7 * weeks.weeks_ago
            + newest_rows.days_since
        ), 0) as rows_since_last_run,
        coalesce(sum(source_days.count_rows) filter (
            where source_days.days_ago <= 7 * weeks.weeks_ago + 7
        ), 0) as rows_of_week,
        coalesce(sum(source_days.count_rows) filter (
            where source_days.days_ago <= 7 * weeks.weeks_ago
            + least(floor(newest_rows.silent_days), 7)
        ), 0) as rows_in_silence
    from newest_rows
    cross join weeks
    inner join members on newest_rows.source_table = members.source_table
    left join source_days
        on
            newest_rows.source_table = source_days.source_table
            and members.member = source_days.member
            and source_days.days_ago > 7 * weeks.weeks_ago
    group by 1, 2, 3, 4, 5, 6
)

select * from source_windows
