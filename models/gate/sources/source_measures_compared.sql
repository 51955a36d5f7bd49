with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_measures as (
    select * from {{ ref('source_measures') }}
),

published_source_measures as (
    {{ published_rows('source_measure_history', {
        'as_of': 'timestamp',
        'source_table': 'text',
        'measure': 'text',
        'member': 'text',
        'value': 'numeric(38, 4)',
        'newest_at': 'timestamp',
    }) | indent(4) }}
),

measures_before as (
    select
        published_source_measures.source_table,
        published_source_measures.measure,
        published_source_measures.member,
        max(published_source_measures.value) filter (
            where published_source_measures.as_of
            = last_accepted_run.previous_as_of
        ) as value_before,
        max(published_source_measures.value) filter (
            where published_source_measures.as_of
            = last_accepted_run.oldest_as_of
        ) as value_long_before,
        max(published_source_measures.value) as value_before_ever,
        max(published_source_measures.newest_at) filter (
            where published_source_measures.as_of
            = last_accepted_run.previous_as_of
        ) as newest_at_before
    from published_source_measures
    inner join last_accepted_run
        on
            published_source_measures.as_of
            in (
                last_accepted_run.previous_as_of, last_accepted_run.oldest_as_of
            )
            or published_source_measures.measure = 'rows_per_status'
            and published_source_measures.as_of < last_accepted_run.as_of
    group by 1, 2, 3
),

baseline as (
    select count(*) as count_measures from measures_before
),

-- What was there and is not any more has to be seen too.
source_measures_compared as (
    select
        coalesce(
            source_measures.source_table, measures_before.source_table
        ) as source_table,
        coalesce(source_measures.measure, measures_before.measure) as measure,
        coalesce(source_measures.member, measures_before.member) as member,
        coalesce(measures_before.value_before, 0) as value_before,
        coalesce(measures_before.value_long_before, 0) as value_long_before,
        coalesce(measures_before.value_before_ever, 0) as value_before_ever,
        coalesce(source_measures.value, 0) as value_now,
        coalesce(source_measures.value_of_history, 0) as value_of_history,
        coalesce(source_measures.value_of_old_history, 0)
            as value_of_old_history,
        measures_before.newest_at_before
    from source_measures
    full outer join measures_before
        on
            source_measures.source_table = measures_before.source_table
            and source_measures.measure = measures_before.measure
            and source_measures.member = measures_before.member
    cross join baseline
    where baseline.count_measures > 0
)

select * from source_measures_compared
