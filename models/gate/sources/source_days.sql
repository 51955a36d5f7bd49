with

source_measures as (
    select * from {{ ref('source_measures') }}
),

days_measured as (
    select
        as_of,
        source_table,
        value,
        case
            when member like '____-__-__' then cast(member as date)
        end as rows_date
    from source_measures
    where measure = 'rows_per_day'
),

source_days as (
    select
        source_table,
        cast({{ dbt.datediff(
            'rows_date', 'as_of', 'day'
        ) }} as int) as days_ago,
        {{ as_double('value') }} as count_rows
    from days_measured
    where rows_date is not null
)

select * from source_days
