-- If this fails, the list of reasons and the bars on the board of data health
-- tell of other rows than the table above them.
with

board_source_rows as (
    select * from {{ ref('board_source_rows') }}
),

board_source_rejects as (
    select * from {{ ref('board_source_rejects') }}
),

board_source_kinds as (
    select * from {{ ref('board_source_kinds') }}
),

rows_per_reason as (
    select
        source_table,
        sum(count_rows) as count_rows
    from board_source_rejects
    group by 1
),

rows_per_kind as (
    select
        source_table,
        sum(count_rows) as count_rows
    from board_source_kinds
    group by 1
),

unused_rows as (
    select
        source_table,
        count_rows - count_accepted as count_rows
    from board_source_rows
)

select
    unused_rows.source_table,
    unused_rows.count_rows,
    rows_per_reason.count_rows as count_by_reason,
    rows_per_kind.count_rows as count_by_kind
from unused_rows
left join rows_per_reason
    on unused_rows.source_table = rows_per_reason.source_table
left join rows_per_kind
    on unused_rows.source_table = rows_per_kind.source_table
where
    unused_rows.count_rows <> coalesce(rows_per_reason.count_rows, 0)
    or unused_rows.count_rows <> coalesce(rows_per_kind.count_rows, 0)
