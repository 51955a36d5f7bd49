-- If this fails, the board of data health hides rows: who adds up its columns
-- finds that some went nowhere.
with

board_source_rows as (
    select * from {{ ref('board_source_rows') }}
)

select
    source_table,
    count_rows,
    count_accepted,
    count_duplicates,
    count_rejected
from board_source_rows
where count_rows <> count_accepted + count_duplicates + count_rejected
