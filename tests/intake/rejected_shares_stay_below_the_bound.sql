-- If this fails, too many rows of a raw table were rejected: the segments
-- would be made of what is left, so nothing behind this test is built.
with

rejected_row_counts as (
    select * from {{ ref('rejected_row_counts') }}
    where stops_the_build
),

source_shares as (
    select
        source_table,
        sum(count_rejected) as count_rejected,
        sum(rejected_share) as rejected_share
    from rejected_row_counts
    group by 1
),

shares_above_the_bound as (
    select
        source_table,
        count_rejected,
        rejected_share
    from source_shares
    where rejected_share > {{ var('max_rejected_share') }}
),

violations as (
    select
        concat(
            'Too many rejected rows in raw.', shares.source_table, ': ',
            cast(rejected.rejected_share * 100 as numeric(7, 2)), ' % are ',
            rejected.reject_reason, ' (', rejected.count_rejected, ' rows',
            ', such as ''' || rejected.example || '''', '); all reasons together ',
            cast(shares.rejected_share * 100 as numeric(7, 2)), ' %, allowed ',
            {{ var('max_rejected_share') | float * 100 }},
            ' % (variable max_rejected_share). See the table rejected_',
            shares.source_table, '.'
        ) as sentence,
        shares.source_table,
        rejected.reject_reason,
        rejected.count_rejected,
        rejected.rejected_share,
        {{ var('max_rejected_share') }} as max_rejected_share
    from shares_above_the_bound as shares
    inner join rejected_row_counts as rejected
        on shares.source_table = rejected.source_table
)

select * from violations
