{{ config(enabled=mapped_models('orders') == ['shopify__orders']) }}

with

customer as (
    {{ mapping_source('shopify', 'customer', {
        'id': 'text', 'email': 'text', 'created_at': 'instant',
        'updated_at': 'instant', 'default_address_id': 'text',
        'accepts_marketing': 'boolean', 'email_marketing_consent_state': 'text',
        '_fivetran_deleted': 'boolean', '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

customer_address as (
    {{ mapping_source('shopify', 'customer_address', {
        'id': 'text', 'country_code': 'text',
    }, is_optional=true) | indent(4) }}
),

countries as (
    select
        id,
        max(country_code) as country_code
    from customer_address
    group by 1
),

shopify__customers as (
    select
        customer.id as customer_id,
        customer.email,
        customer.created_at as signed_up_at,
        countries.country_code as country,
        coalesce(
            customer.email_marketing_consent_state = 'subscribed',
            customer.accepts_marketing
        ) as marketing_consent,
        case
            when customer._fivetran_deleted
                then coalesce(customer.updated_at, customer._fivetran_synced)
        end as deleted_at,
        customer.updated_at,
        customer._fivetran_synced as loaded_at
    from customer
    left join countries
        on customer.default_address_id = countries.id
)

select * from shopify__customers
