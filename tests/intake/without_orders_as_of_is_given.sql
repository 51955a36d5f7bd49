-- If this fails, nothing says for which day to compute: no order was accepted
-- and no as_of was given, so nothing of this run is published.
with

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
    where source_table = 'orders'
),

violations as (
    select
        'orders' as source_table,
        concat(
            'No as_of: ',
            case
                when count_raw = 0 then 'raw.orders is empty'
                else
                    'not one order was accepted (source_row_counts and'
                    || ' rejected_orders say why)'
            end,
            ', and the variable as_of is not set.',
            ' Load orders, or choose a day: --vars ',
            {{ text_literal("'as_of: 2026-03-01'.") }}
        ) as sentence
    from source_row_counts
    where count_accepted = 0 and {{ (not chosen_as_of()) | lower }}
)

select * from violations
