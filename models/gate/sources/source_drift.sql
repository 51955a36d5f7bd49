{%- set checks = [
    'source_losses', 'source_silences', 'source_arrivals',
    'source_unusable_rows', 'source_clocks', 'source_values',
    'source_ratios', 'source_links', 'source_amounts', 'source_people',
    'source_trends',
] -%}
{#- Failed tests of what this model reads (materialization `test`). -#}
{%- set failed_tests = graph.get('failed_tests', [])
    | selectattr('invocation_id', 'equalto', invocation_id)
    | selectattr('gate', 'equalto', model.name) | list -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_words as (
    select * from {{ ref('source_words') }}
),

no_purchases as (
    select
        source_table,
        sum(row_share) as row_share,
        {{ as_double(var('max_no_purchase_share')) }} as bound
    from source_words
    where source_table = 'orders' and counts_as <> 'a purchase'
    group by 1
),

checks as (
    {% for check in checks -%}
        select * from {{ ref(check) }}
        union all
    {% endfor -%}
    select
        source_table,
        'words' as check_name,
        'rows_per_' || column_name as measure,
        word as member,
        null as value_before,
        count_rows as value_now,
        row_share as deviation,
        0 as bound,
        'warned' as verdict,
        'the word "' || word || '" of ' || {{ as_text('count_rows') }} || ' '
        || source_table || case
            when is_known then ' was not there before, and counts as '
            else ' is in no list, or in two, and counts as '
        end || counts_as || case
            when is_known then ': look whether a state has another name now'
            else ': put it into one of the lists of words in dbt_project.yml'
        end as words
    from source_words
    where not is_known or is_new
    union all
    select
        source_table,
        'words' as check_name,
        'rows_per_status' as measure,
        '(all)' as member,
        null as value_before,
        row_share as value_now,
        row_share as deviation,
        bound,
        case when row_share > bound then 'warned' else 'accepted' end
            as verdict,
        {{ number_text('100 * row_share') }} || ' % of the orders count as no '
        || 'purchase by the words of their states, bound '
        || {{ number_text('100 * bound') }}
        || ' %: the table source_words has each word' as words
    from no_purchases
    {% for test in failed_tests %}{% for sentence in test.sentences -%}
        union all
        select
            '{{ test.tables[loop.index0] or "all sources" }}' as source_table,
            'data_test' as check_name,
            '{{ test.name }}' as measure,
            '{{ loop.index }}' as member,
            null as value_before,
            null as value_now,
            null as deviation,
            null as bound,
            'rejected' as verdict,
            {{ text_literal(sentence) }} as words
    {% endfor %}{% endfor -%}
),

-- A first export is often old or partial: one has to see it to fix it.
source_drift as (
    select
        last_accepted_run.as_of,
        checks.source_table,
        checks.check_name,
        checks.measure,
        checks.member,
        last_accepted_run.previous_as_of,
        checks.value_before,
        checks.value_now,
        checks.deviation,
        checks.bound,
        case
            when
                checks.check_name in ('silence', 'arrivals', 'orders_behind')
                and last_accepted_run.previous_as_of is null
                and checks.verdict = 'rejected' then 'warned'
            else checks.verdict
        end as verdict,
        checks.words as reason
    from checks
    cross join last_accepted_run
)

select * from source_drift
