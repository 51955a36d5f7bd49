-- If this fails, raw rows were lost or counted twice on the way, and every
-- number behind them is wrong without anybody being told.
with

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
),

violations as (
    select
        source_table,
        count_raw,
        count_accepted + count_duplicates + count_rejected as count_accounted
    from source_row_counts
    where
        count_raw <> count_accepted + count_duplicates + count_rejected
)

select * from violations
