with

source_windows as (
    select * from {{ ref('source_windows') }}
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

weeks_compared as (
    select
        source_table,
        silent_days,
        max(rows_since_last_run) filter (where weeks_ago = 0) as rows_now,
        min(rows_since_last_run) filter (where weeks_ago > 0) as lowest_rows
    from source_windows
    group by 1, 2
),

weeks_with_bounds as (
    select
        *,
        lowest_rows - {{ var('count_noise_deviations') }} * sqrt(lowest_rows)
        - {{ var('count_slack').rows }} as least_by_chance,
        {{ var('min_arrival_share') }} * lowest_rows as least_by_share
    from weeks_compared
),

day_ends as (
    select
        source_table,
        cast({{ dbt.datediff(
            'newest_at', 'as_of', 'day'
        ) }} as int) as days_ago,
        {{ as_double("date_part('hour', newest_at)") }} as end_hour
    from source_measures
    where measure = 'rows_per_day' and member like '____-__-__'
),

ends_compared as (
    select
        source_table,
        max(case when days_ago = 1 then end_hour end) as end_now,
        min(case when days_ago > 1 then end_hour end) as earliest_end,
        count(*) filter (where days_ago > 1) as count_days,
        min(case when days_ago > 1 and mod(days_ago, 7) = 1 then end_hour end)
            as earliest_end_of_weekday,
        count(*) filter (where days_ago > 1 and mod(days_ago, 7) = 1)
            as count_weekdays
    from day_ends
    group by 1
),

-- A few ends say what is usual: of the same day of the week, else of any.
usual_ends as (
    select
        source_table,
        end_now,
        case
            when count_weekdays >= 4 then earliest_end_of_weekday
            when count_days >= 4 then earliest_end
        end as earliest_end
    from ends_compared
    where end_now is not null
),

-- Rows that end hours before as_of are late; rows until the end, but too few
-- of them, are lost.
source_arrivals as (
    select
        source_table,
        'arrivals' as check_name,
        'rows' as measure,
        '(all)' as member,
        lowest_rows as value_before,
        rows_now as value_now,
        rows_now - lowest_rows as deviation,
        least(least_by_chance, least_by_share) as bound,
        case
            when rows_now >= least_by_chance or rows_now >= least_by_share
                then 'accepted'
            when silent_days > {{ var('late_batch_days') }} then 'warned'
            else 'rejected'
        end as verdict
    from weeks_with_bounds
    union all
    select
        source_table,
        'half_day' as check_name,
        'rows' as measure,
        '(all)' as member,
        earliest_end as value_before,
        end_now as value_now,
        end_now - earliest_end as deviation,
        {{ as_double(var('half_day_hours')) }} as bound,
        case
            when earliest_end - end_now > {{ var('half_day_hours') }}
                then 'warned'
            else 'accepted'
        end as verdict
    from usual_ends
    where earliest_end is not null
)

select * from source_arrivals
