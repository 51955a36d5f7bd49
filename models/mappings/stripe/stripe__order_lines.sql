{{ config(enabled='stripe' in active_mappings()) }}

with

charge as (
    {{ mapping_source('stripe', 'charge', {
        'id': 'text', 'amount': 'numeric', 'amount_captured': 'numeric',
        'captured': 'boolean', 'currency': 'text', 'livemode': 'boolean',
        '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

-- One line: a charge does not say what was sold. Only what was taken was paid.
stripe__order_lines as (
    select
        id as order_id,
        cast(1 as bigint) as line_number,
        cast(null as text) as product_id,
        cast(null as text) as category,
        cast(1 as numeric(28, 10)) as quantity,
        {{ stripe_amount(
            'case when captured then coalesce(amount_captured, amount)'
            ~ ' else amount end',
            'currency'
        ) | indent(8) }} as unit_price,
        cast(0 as numeric(28, 10)) as discount,
        _fivetran_synced as loaded_at
    from charge
    where coalesce(livemode, true)
)

select * from stripe__order_lines
