with

unlinked_rows as (
    select * from {{ ref('unlinked_rows') }}
),

link_checks as (
    select * from {{ ref('link_checks') }}
),

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

usual_copies as (
    select
        {{ as_double('sum(count_unlinked)') }}
        / nullif(sum(count_rows), 0) as row_share
    from unlinked_rows
    where measure = 'copies_before'
),

shares as (
    select
        unlinked_rows.source_table,
        unlinked_rows.measure,
        link_checks.verdict_beyond,
        {{ as_double('link_checks.max_share') }}
        + case
            when unlinked_rows.measure = 'copies'
                then coalesce(usual_copies.row_share, 0)
            else 0
        end as max_share,
        {{ as_double('unlinked_rows.count_rows') }} as count_rows,
        {{ as_double('unlinked_rows.count_unlinked') }} as count_unlinked,
        link_checks.words || coalesce(
            ', such as ''' || unlinked_rows.example || '''', ''
        ) as words
    from unlinked_rows
    cross join usual_copies
    inner join link_checks
        on
            unlinked_rows.source_table = link_checks.source_table
            and unlinked_rows.measure = link_checks.measure
    where unlinked_rows.count_rows > 0
),

-- A day or week is short: chance and a few rows are accepted there.
shares_with_bound as (
    select
        *,
        count_unlinked / count_rows as unlinked_share,
        max_share + case
            when measure = 'copies' or measure like 'no_lines_last_%'
                then (
                    {{ var('count_noise_deviations') }}
                    * sqrt(max_share * count_rows)
                    + {{ var('count_slack').rows }}
                ) / count_rows
            else 0
        end as bound
    from shares
),

source_links as (
    select
        source_table,
        'links' as check_name,
        measure,
        '(all)' as member,
        count_rows as value_before,
        count_unlinked as value_now,
        unlinked_share as deviation,
        bound,
        case
            when unlinked_share <= bound then 'accepted'
            when
                measure = 'no_lines_last_day'
                and not exists (select 1 from source_measures_compared)
                then 'warned'
            else verdict_beyond
        end as verdict,
        {{ number_text('count_unlinked') }} || ' of '
        || {{ number_text('count_rows') }} || ' ' || words || ' ('
        || {{ number_text('100 * unlinked_share', 1) }} || ' %, bound '
        || {{ number_text('100 * bound', 1) }} || ' %)' as words
    from shares_with_bound
)

select * from source_links
