with

customers as (
    select * from {{ ref('customers') }}
),

contacts as (
    select * from {{ ref('stg_shop__customers') }}
),

crm_customers as (
    select
        customers.customer_id,
        contacts.email,
        customers.segment_id,
        customers.segment_name,
        customers.tier,
        customers.recommended_action,
        customers.recommended_channel,
        customers.as_of
    from customers
    inner join contacts on customers.customer_id = contacts.customer_id
    where customers.marketing_consent and contacts.marketing_consent
)

select * from crm_customers
