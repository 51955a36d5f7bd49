with

source_measures as (
    select * from {{ ref('source_measures') }}
),

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
),

accepted_before as (
    select
        source_table,
        cast(value_before as bigint) as count_rows
    from {{ ref('source_measures_compared') }}
    where measure = 'rows_per_fate' and member = 'accepted'
),

counts as (
    select
        as_of,
        source_table,
        {% for name, condition in {
            'count_rows': "measure = 'rows'",
            'count_accepted': "member = 'accepted'",
            'count_duplicates': "member = 'duplicate'",
            'count_rejected': "member not in ('accepted', 'duplicate', '(all)')",
        }.items() -%}
            cast(coalesce(sum(value) filter (
                where {{ condition }}
            ), 0) as bigint) as {{ name }},
        {% endfor -%}
        max(newest_at) filter (where member = 'accepted') as newest_at
    from source_measures
    where measure in ('rows', 'rows_per_fate')
    group by 1, 2
),

board_source_rows as (
    select
        counts.as_of,
        counts.source_table,
        {{ as_title('counts.source_table') }} as source_name,
        counts.count_rows,
        counts.count_accepted,
        counts.count_duplicates,
        source_row_counts.count_conflicting,
        counts.count_rejected,
        {{ as_double('counts.count_accepted') }}
        / nullif(counts.count_rows, 0) as accepted_share,
        counts.count_accepted - accepted_before.count_rows as count_new,
        counts.newest_at,
        {{ days_between('counts.newest_at', 'counts.as_of') }} as days_behind,
        case
            when source_row_counts.is_missing
                then 'no such table: its features take their defaults'
            when counts.count_rows = 0 then 'no row before this date'
            when counts.newest_at is null then 'its rows carry no date'
            else substr({{ as_text('counts.newest_at') }}, 1, 16)
        end as newest_in_words
    from counts
    inner join source_row_counts
        on counts.source_table = source_row_counts.source_table
    left join accepted_before
        on counts.source_table = accepted_before.source_table
)

select * from board_source_rows
