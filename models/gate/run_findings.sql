with

source_drift as (
    select * from {{ ref('source_drift') }}
),

segment_drift as (
    select * from {{ ref('segment_drift') }}
),

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

source_words as (
    select * from {{ ref('source_words') }}
),

no_purchases as (
    select
        source_table,
        sum(row_share) as row_share
    from source_words
    where source_table = 'orders' and counts_as <> 'a purchase'
    group by 1
),

findings as (
    select
        'segment' as area,
        segment_id || ' ' || segment_name as subject,
        check_name,
        case when segment_id = 'ALL' then 4 else 3 end as place,
        abs(deviation) as weight,
        verdict,
        reason
    from segment_drift
    union all
    select
        'source' as area,
        source_table as subject,
        check_name,
        case when member in ('(all)', 'accepted') then 1 else 2 end as place,
        abs(deviation) / greatest(abs(bound), 1) as weight,
        verdict,
        reason
    from source_drift
    union all
    select
        'feature' as area,
        feature as subject,
        compared_with as check_name,
        5 as place,
        population_stability_index as weight,
        verdict,
        reason
    from feature_drift
    union all
    select
        'source' as area,
        source_table as subject,
        'words' as check_name,
        6 as place,
        row_share as weight,
        'warned' as verdict,
        'the word "' || word || '" (' || cast(count_rows as text)
        || ' rows) is in no list, or in two, and counts as ' || counts_as
        || ': put it into one of the lists of words in dbt_project.yml'
            as reason
    from source_words
    where not is_known
    union all
    select
        'source' as area,
        source_table as subject,
        'words' as check_name,
        2 as place,
        row_share as weight,
        'warned' as verdict,
        {{ number_text('100 * row_share') }} || ' % of the orders count as no '
        || 'purchase by the words of their states, bound '
        || {{ number_text(100 * var('max_no_purchase_share')) }}
        || ' %: the table source_words has each word' as reason
    from no_purchases
    where row_share > {{ var('max_no_purchase_share') }}
),

-- What a reader should see first: rejections, then the sources, as the cause.
run_findings as (
    select
        area,
        subject,
        check_name,
        verdict,
        verdict = 'rejected'
        and not {{ var('accept_drift') | lower }} as stops_the_run,
        reason,
        row_number() over (
            order by
                case verdict when 'rejected' then 1 else 2 end,
                place,
                -weight nulls last,
                md5(subject || check_name || reason)
        ) as place
    from findings
    where verdict <> 'accepted'
)

select * from run_findings
