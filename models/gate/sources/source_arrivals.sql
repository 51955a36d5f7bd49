with

source_windows as (
    select * from {{ ref('source_windows') }}
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
)

select * from source_arrivals
