{{ config(enabled='woocommerce' in active_mappings()) }}

with

customer as (
    {{ mapping_source('woocommerce', 'customer', {
        'id': 'text', 'email': 'text', 'date_created_gmt': 'instant',
        'date_modified_gmt': 'instant', 'billing_country': 'text',
        '_fivetran_deleted': 'boolean', '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

woocommerce__customers as (
    select
        id as customer_id,
        email,
        date_created_gmt as signed_up_at,
        billing_country as country,
        case
            when _fivetran_deleted
                then coalesce(_fivetran_synced, date_modified_gmt)
        end as deleted_at,
        date_modified_gmt as updated_at,
        _fivetran_synced as loaded_at
    from customer
)

select * from woocommerce__customers
