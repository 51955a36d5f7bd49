{{ config(severity='warn') }}

-- If this warns, many rows share a key: versions of which the fullest is kept,
-- a delivery that came twice, or two parcels of one line that count as one.
with

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
),

copies as (
    select
        source_table,
        count_raw,
        count_conflicting as count_copies,
        conflicting_example as example,
        'contradict another row with their key' as what
    from source_row_counts
    where source_table not in ('order_lines', 'returns')
    union all
    select
        source_table,
        count_raw,
        count_alike as count_copies,
        alike_example as example,
        'are equal to another row and count once with it' as what
    from source_row_counts
    where source_table in ('order_lines', 'returns')
),

copies_of_rows_are_few as (
    select
        concat(
            'Of raw.', source_table, ' ', count_copies, ' rows (',
            cast(count_copies * 100.0 / count_raw as numeric(7, 2)), ' %) ',
            what, ', such as ', example, '; allowed are ',
            {{ var('max_conflicting_share') | float * 100 }},
            ' % (variable max_conflicting_share). A column updated_at or',
            ' loaded_at decides between versions; two facts need two keys.'
        ) as sentence
    from copies
    where
        count_copies
        > {{ as_double(var('max_conflicting_share')) }} * count_raw
)

select * from copies_of_rows_are_few
