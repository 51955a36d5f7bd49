with

board_source_rows as (
    select * from {{ ref('board_source_rows') }}
),

board_source_rejects as (
    select * from {{ ref('board_source_rejects') }}
),

kinds as (
    select
        1 as place,
        'Error in the data' as kind
    union all
    select
        2 as place,
        'Expected' as kind
    union all
    select
        3 as place,
        'Duplicate' as kind
),

board_source_kinds as (
    select
        sources.as_of,
        sources.source_table,
        sources.source_name,
        kinds.place,
        kinds.kind,
        cast(coalesce(sum(rejects.count_rows), 0) as bigint) as count_rows,
        coalesce({{ as_double('sum(rejects.count_rows)') }}, 0)
        / nullif(max(sources.count_rows), 0) as row_share
    from board_source_rows as sources
    cross join kinds
    left join board_source_rejects as rejects
        on
            sources.source_table = rejects.source_table
            and kinds.kind = rejects.kind
    group by 1, 2, 3, 4, 5
)

select * from board_source_kinds
