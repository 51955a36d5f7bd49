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

measures as (
    select
        source_table,
        measure,
        member,
        value,
        newest_at,
        true as is_now
    from source_measures
    union all
    select
        published_source_measures.source_table,
        published_source_measures.measure,
        published_source_measures.member,
        published_source_measures.value,
        published_source_measures.newest_at,
        false as is_now
    from published_source_measures
    inner join last_accepted_run
        on published_source_measures.as_of = last_accepted_run.previous_as_of
),

rows_of_runs as (
    select
        source_table,
        is_now,
        max(value) filter (where measure = 'rows') as count_rows,
        max(value) filter (where member = 'accepted') as count_accepted,
        max(newest_at) filter (where member = 'accepted') as newest_at
    from measures
    where measure in ('rows', 'rows_per_fate')
    group by 1, 2
),

source_rows as (
    select
        rows_now.source_table,
        {{ as_double('coalesce(rows_before.count_rows, 0)') }} as rows_before,
        {{ as_double('rows_now.count_rows') }} as rows_now,
        cast(rows_before.count_accepted as bigint) as accepted_before,
        cast(rows_now.count_accepted as bigint) as accepted_now,
        rows_before.newest_at as newest_at_before,
        rows_now.newest_at as newest_at_now
    from rows_of_runs as rows_now
    left join rows_of_runs as rows_before
        on
            rows_now.source_table = rows_before.source_table
            and not rows_before.is_now
    where rows_now.is_now
)

select * from source_rows
