-- If this fails, too many rows of a raw table were rejected: the segments
-- would be made of what is left, so nothing behind this test is built.
with

rejected_row_counts as (
    select * from {{ ref('rejected_row_counts') }}
    where stops_the_build
),

reject_reasons as (
    select * from {{ ref('reject_reasons') }}
),

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
),

rejected_orders as (
    select * from {{ ref('rejected_orders') }}
    where reject_reason = 'unknown_currency'
),

rejected_returns as (
    select * from {{ ref('rejected_returns') }}
    where reject_reason = 'unknown_currency'
),

currencies_counted as (
    select
        'orders' as source_table,
        coalesce(upper(currency), 'none') as currency,
        count(*) as count_rows
    from rejected_orders
    group by 1, 2
    union all
    select
        'returns' as source_table,
        coalesce(upper(currency), 'none') as currency,
        count(*) as count_rows
    from rejected_returns
    group by 1, 2
),

currencies_ranked as (
    select
        *,
        row_number() over (
            partition by source_table order by count_rows desc, currency asc
        ) as place
    from currencies_counted
),

currencies as (
    select
        source_table,
        'unknown_currency' as reject_reason,
        {{ dbt.listagg(
            "currency || ' ' || " ~ as_text('count_rows'), "', '",
            'order by place'
        ) }} as said
    from currencies_ranked
    where place <= 10
    group by 1
),

reasons as (
    select
        rejected.source_table,
        rejected.rejected_share,
        concat(
            cast(rejected.rejected_share * 100 as numeric(7, 2)), ' % are ',
            rejected.reject_reason, ' (', rejected.count_rejected,
            ' row',
            case when rejected.count_rejected > 1 then 's' else '' end,
            coalesce(
                ': ' || currencies.said,
                {{ text_literal(", such as '") }} || rejected.example
                || {{ text_literal("'") }},
                ''
            ), ')',
            coalesce('; ' || reject_reasons.who_fixes_it, '')
        ) as said,
        'raw.' || referenced.source_table || ' is empty. ' as empty_table
    from rejected_row_counts as rejected
    left join reject_reasons
        on rejected.reject_reason = reject_reasons.reject_reason
    left join currencies
        on
            rejected.source_table = currencies.source_table
            and rejected.reject_reason = currencies.reject_reason
    left join source_row_counts as referenced
        on
            rejected.reject_reason
            = 'unknown_' || regexp_replace(referenced.source_table, 's$', '')
            and referenced.count_raw = 0
),

reasons_ranked as (
    select
        *,
        row_number() over (
            partition by source_table
            order by rejected_share desc nulls last, said asc nulls last
        ) as place
    from reasons
),

violations as (
    select
        concat(
            coalesce(max(empty_table), ''),
            'Too many rejected rows in raw.', source_table, ': ',
            cast(sum(rejected_share) * 100 as numeric(7, 2)), ' %, allowed ',
            {{ var('max_rejected_share') | float * 100 }},
            ' % (variable max_rejected_share). ',
            {{ dbt.listagg('said', "'. '", 'order by place') }},
            '. See the table rejected_', source_table, '.'
        ) as sentence,
        source_table,
        sum(rejected_share) as rejected_share,
        {{ var('max_rejected_share') }} as max_rejected_share
    from reasons_ranked
    group by 2
    having sum(rejected_share) > {{ var('max_rejected_share') }}
)

select *
from violations
order by 3 desc, 2 asc
