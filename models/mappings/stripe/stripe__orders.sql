{{ config(enabled='stripe' in active_mappings()) }}

with

charge as (
    {{ mapping_source('stripe', 'charge', {
        'id': 'text', 'customer_id': 'text', 'created': 'instant',
        'status': 'text', 'captured': 'boolean', 'refunded': 'boolean',
        'currency': 'text', 'livemode': 'boolean',
        '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

-- Money that was reserved and let go again was never paid.
stripe__orders as (
    select
        id as order_id,
        customer_id,
        created as ordered_at,
        case
            when status = 'succeeded' and not captured and refunded
                then 'cancelled'
            when status = 'succeeded' and not captured then 'requires_capture'
            else status
        end as status,
        upper(currency) as currency,
        cast(null as text) as sales_channel,
        _fivetran_synced as loaded_at
    from charge
    where coalesce(livemode, true)
)

select * from stripe__orders
