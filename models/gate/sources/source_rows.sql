with

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

source_rows as (
    select
        source_table,
        {{ as_double('value_before') }} as rows_before,
        {{ as_double('value_now') }} as rows_now
    from source_measures_compared
    where measure = 'rows'
)

select * from source_rows
