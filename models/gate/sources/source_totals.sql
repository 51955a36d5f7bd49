with

source_measures as (
    select * from {{ ref('source_measures') }}
),

published_source_measures as (
    select * from {{ ref('published_source_measures') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_totals as (
    select
        now.source_table,
        cast(now.value as bigint) as rows_now,
        now.newest_at as newest_at_now,
        cast(earlier.value as bigint) as rows_before,
        earlier.newest_at as newest_at_before
    from source_measures as now
    cross join last_accepted_run
    left join published_source_measures as earlier
        on
            last_accepted_run.previous_as_of = earlier.as_of
            and now.source_table = earlier.source_table
            and now.measure = earlier.measure
            and now.member = earlier.member
    where now.measure = 'rows_per_fate' and now.member = 'accepted'
)

select * from source_totals
