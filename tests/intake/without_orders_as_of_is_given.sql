-- If this fails, nothing says for which day to compute: no order was accepted
-- and no as_of was given, so nothing behind this test is built.
with

as_of as (
    select * from {{ ref('int_as_of') }}
),

violations as (
    select
        concat(
            'No as_of: not one order was accepted (source_row_counts and',
            ' rejected_orders say why), and the variable as_of is not set.',
            ' Load orders, or choose a day: --vars ''as_of: 2026-03-01''.'
        ) as sentence
    from as_of
    where as_of is null
)

select * from violations
