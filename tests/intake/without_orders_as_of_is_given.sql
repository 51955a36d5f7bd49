-- If this fails, nothing says for which day to compute: no order was accepted
-- and no as_of was given, so nothing behind this test is built.
with

as_of as (
    select * from {{ ref('int_as_of') }}
),

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
    where source_table = 'orders'
),

violations as (
    select
        concat(
            'No as_of: ',
            case
                when source_row_counts.count_raw = 0 then 'raw.orders is empty'
                else
                    'not one order was accepted (source_row_counts and'
                    || ' rejected_orders say why)'
            end,
            ', and the variable as_of is not set.',
            ' Load orders, or choose a day: --vars ''as_of: 2026-03-01''.'
        ) as sentence
    from as_of
    cross join source_row_counts
    where as_of.as_of is null
)

select * from violations
