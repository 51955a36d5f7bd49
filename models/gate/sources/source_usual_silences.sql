with

source_days as (
    select * from {{ ref('source_days') }}
),

rows_of_ten_weeks as (
    select
        source_table,
        sum(count_rows) as count_rows
    from source_days
    where days_ago between 1 and 70
    group by 1
),

source_usual_silences as (
    select
        source_table,
        count_rows / 70 as rows_per_day,
        {{ longest_silence('count_rows', 0.001) }} as surprising_days,
        greatest(
            {{ as_double(var('max_silent_days')) }},
            {{ longest_silence('count_rows', var('max_silence_chance')) }}
        ) as unbelievable_days
    from rows_of_ten_weeks
)

select * from source_usual_silences
