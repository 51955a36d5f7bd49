{{ config(enabled='stripe' in active_mappings()) }}

with

customer as (
    {{ mapping_source('stripe', 'customer', {
        'id': 'text', 'email': 'text', 'created': 'instant',
        'address_country': 'text', 'shipping_address_country': 'text',
        'is_deleted': 'boolean', 'livemode': 'boolean',
        '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

stripe__customers as (
    select
        id as customer_id,
        email,
        created as signed_up_at,
        coalesce(address_country, shipping_address_country) as country,
        case when is_deleted then coalesce(_fivetran_synced, created) end
            as deleted_at,
        _fivetran_synced as loaded_at
    from customer
    where coalesce(livemode, true)
)

select * from stripe__customers
