with

raw_counts as (
    {{ counts_per_source_table('base_{source}__{table}') }}
),

missing_tables as (
    {{ missing_per_source_table() }}
),

accepted_counts as (
    {{ counts_per_source_table('stg_{source}__{table}') }}
),

duplicate_counts as (
    {{ counts_per_source_table(
        'stg_{source}__{table}_duplicates', condition='is_duplicate'
    ) }}
),

rejected_counts as (
    {{ counts_per_source_table('rejected_{table}') }}
),

source_row_counts as (
    select
        raw_counts.source_table,
        missing_tables.is_missing,
        raw_counts.count_rows as count_raw,
        accepted_counts.count_rows as count_accepted,
        duplicate_counts.count_rows as count_duplicates,
        rejected_counts.count_rows as count_rejected
    from raw_counts
    inner join missing_tables
        on raw_counts.source_table = missing_tables.source_table
    inner join accepted_counts
        on raw_counts.source_table = accepted_counts.source_table
    inner join duplicate_counts
        on raw_counts.source_table = duplicate_counts.source_table
    inner join rejected_counts
        on raw_counts.source_table = rejected_counts.source_table
)

select * from source_row_counts
