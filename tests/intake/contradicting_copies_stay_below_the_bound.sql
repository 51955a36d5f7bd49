-- If this fails, copies of order lines or returns say different things and
-- nothing says which is right: money counts that was edited away, or is lost.
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
    where source_table in ('order_lines', 'returns')
),

contradicting_copies_stay_below_the_bound as (
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

select * from contradicting_copies_stay_below_the_bound
