{#- Only where as_of follows the newest order: then a feed of orders that
    stopped stops the clock, and nothing but the other sources shows it. -#}
with

unlinked_rows as (
    select * from {{ ref('unlinked_rows') }}
    union all
    select * from {{ ref('unusual_rows') }}
),

link_checks as (
    select * from {{ ref('link_checks') }}
),

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

-- What is usual: ten weeks before the last eight days.
usual_shares as (
    select
        source_table,
        replace(measure, '_before', '') as measure,
        {{ as_double('count_unlinked') }} / nullif(count_rows, 0) as row_share
    from unlinked_rows
    where measure like '%_before'
),

shares as (
    select
        unlinked_rows.source_table,
        unlinked_rows.measure,
        link_checks.verdict_beyond,
        {{ as_double('link_checks.max_share') }}
        + coalesce(usual_shares.row_share, 0) as max_share,
        {{ as_double('unlinked_rows.count_rows') }} as count_rows,
        {{ as_double('unlinked_rows.count_unlinked') }} as count_unlinked,
        link_checks.words
        || coalesce(', such as ''' || unlinked_rows.example || '''', '')
            as words
    from unlinked_rows
    inner join link_checks
        on
            unlinked_rows.source_table = link_checks.source_table
            and unlinked_rows.measure = link_checks.measure
    left join usual_shares
        on
            unlinked_rows.source_table = usual_shares.source_table
            and replace(unlinked_rows.measure, '_last_day', '')
            = usual_shares.measure
    where unlinked_rows.count_rows > 0
),

-- Chance and a few rows are accepted.
shares_with_bound as (
    select
        *,
        count_unlinked / count_rows as unlinked_share,
        max_share + (
            {{ var('count_noise_deviations') }} * sqrt(max_share * count_rows)
            + {{ var('count_slack').rows }}
        ) / count_rows as bound
    from shares
),

newest_rows as (
    select max(occurred_at) as newest_at from {{ ref('stg_app__events') }}
    union all
    select max(opened_at) as newest_at from {{ ref('stg_support__tickets') }}
    union all
    select max(signed_up_at) as newest_at from {{ ref('stg_shop__customers') }}
),

-- as_of is the midnight after the newest order: half a day later on average.
delays as (
    select
        {{ as_double(var('max_silent_days')) }} - 0.5 as bound,
        max({{ days_between('int_as_of.as_of', 'newest_rows.newest_at') }})
            as delay_days
    from newest_rows
    cross join {{ ref('int_as_of') }} as int_as_of
),

source_links as (
    select
        source_table,
        case
            when measure like 'changed_%' then 'labels'
            when measure in ('copies', 'crowds') then measure else 'links'
        end as check_name,
        measure,
        '(all)' as member,
        count_rows as value_before,
        count_unlinked as value_now,
        unlinked_share as deviation,
        bound,
        case
            when unlinked_share <= bound then 'accepted'
            when
                (measure = 'no_lines_last_day' or measure like 'changed_%')
                and not exists (select 1 from source_measures_compared)
                then 'warned'
            else verdict_beyond
        end as verdict,
        {{ number_text('count_unlinked') }} || ' of '
        || {{ number_text('count_rows') }} || ' ' || words || ' ('
        || {{ number_text('100 * unlinked_share', 1) }} || ' %, bound '
        || {{ number_text('100 * bound', 1) }} || ' %)' as words
    from shares_with_bound
    union all
    select
        'orders' as source_table,
        'orders_behind' as check_name,
        'days' as measure,
        '(all)' as member,
        {{ as_double('0') }} as value_before,
        delay_days as value_now,
        delay_days as deviation,
        bound,
        case when delay_days > bound then 'rejected' else 'accepted' end
            as verdict,
        'other sources go on for '
        || {{ number_text('floor(delay_days + 0.0000001)') }}
        || ' full days after the newest order, bound '
        || {{ number_text('bound', 1) }} || ' days' as words
    from delays
    where delay_days is not null and {{ (not chosen_as_of()) | lower }}
)

select * from source_links
