with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

-- Enough for 44 years of daily runs.
numbers as (
    {{ dbt.generate_series(16384) | trim | indent(4) }}
),

first_and_last_run as (
    select
        cast(min(as_of) as date) as first_date,
        cast(max(as_of) as date) as last_date
    from segment_sizes
),

metric_days as (
    select
        cast(
            first_and_last_run.first_date
            + (cast(numbers.generated_number as int) - 1) as date
        ) as day_date
    from first_and_last_run
    inner join numbers
        on
            numbers.generated_number
            <= {{ dbt.datediff(
                'first_and_last_run.first_date',
                'first_and_last_run.last_date', 'day'
            ) }} + 1
)

select * from metric_days
