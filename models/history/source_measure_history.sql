-- The rows of a rejected run never get here: customer_segments stops first.
-- depends_on: {{ ref('customer_segments') }}
with

source_measures as (
    select * from {{ ref('source_measures') }}
),

source_measure_history as (
    select
        as_of,
        source_table,
        measure,
        member,
        value,
        newest_at
    from source_measures
    -- Amounts per day say how far days differ; each run measures them anew, as
    -- it does the days of a country or currency.
    where
        measure not like '%_of_%_per_day'
        and measure not like 'rows_per_day_of_%'
)

select * from source_measure_history
