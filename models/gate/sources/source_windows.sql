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
        value,
        case
            when member like '____-__-__' then cast(member as date)
        end as rows_date
    from source_measures
    where measure = 'rows_per_day'
),

source_days as (
    select
        source_table,
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
        select {{ week }} as weeks_ago {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_windows as (
    select
        newest_rows.source_table,
        weeks.weeks_ago,
        newest_rows.newest_at,
        newest_rows.silent_days,
        coalesce(sum(source_days.count_rows) filter (
            where source_days.days_ago <= 7 * weeks.weeks_ago
            + newest_rows.days_since
        ), 0) as rows_since_last_run,
        coalesce(sum(source_days.count_rows) filter (
            where source_days.days_ago <= 7 * weeks.weeks_ago
            + least(floor(newest_rows.silent_days), 7)
        ), 0) as rows_in_silence
    from newest_rows
    cross join weeks
    left join source_days
        on
            newest_rows.source_table = source_days.source_table
            and source_days.days_ago > 7 * weeks.weeks_ago
    group by 1, 2, 3, 4
)

select * from source_windows
