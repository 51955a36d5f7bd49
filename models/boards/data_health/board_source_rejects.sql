with

source_measures as (
    select * from {{ ref('source_measures') }}
),

board_source_rows as (
    select * from {{ ref('board_source_rows') }}
),

reject_reasons as (
    select * from {{ ref('reject_reasons') }}
),

board_source_rejects as (
    select
        measures.as_of,
        measures.source_table,
        sources.source_name,
        measures.member as fate,
        {{ as_title('measures.member') }} as reason,
        case
            when measures.member = 'duplicate' then 'Duplicate'
            when coalesce(reject_reasons.stops_the_build, true)
                then 'Error in the data'
            else 'Expected'
        end as kind,
        cast(measures.value as bigint) as count_rows,
        {{ as_double('measures.value') }} / sources.count_rows as row_share,
        case
            when measures.member = 'duplicate'
                then 'Another row with the same key is kept.'
            else reject_reasons.description
        end as explanation,
        reject_reasons.who_fixes_it
    from source_measures as measures
    inner join board_source_rows as sources
        on measures.source_table = sources.source_table
    left join reject_reasons on measures.member = reject_reasons.reject_reason
    where
        measures.measure = 'rows_per_fate'
        and measures.member <> 'accepted'
        and measures.value > 0
)

select * from board_source_rejects
