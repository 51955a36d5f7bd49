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
        lowest_rows - 4 * sqrt(lowest_rows) - 2 as least_rows,
        {{ var('min_arrival_share') }} * lowest_rows as least_share
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
        least(least_rows, least_share) as bound,
        case
            when rows_now >= least_rows or rows_now >= least_share
                then 'accepted'
            when silent_days > 0.25 then 'warned'
            else 'rejected'
        end as verdict
    from weeks_with_bounds
)

select * from source_arrivals
