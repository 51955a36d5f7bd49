{{ config(enabled='stripe' in active_mappings()) }}

with

orders as (
    select * from {{ ref('stripe__orders') }}
),

charge as (
    {{ mapping_source('stripe', 'charge', {
        'id': 'text', 'amount': 'numeric', 'amount_captured': 'numeric',
    }, key=['id']) | indent(4) }}
),

refund as (
    {{ mapping_source('stripe', 'refund', {
        'id': 'text', 'charge_id': 'text', 'amount': 'numeric',
        'currency': 'text', 'status': 'text', 'created': 'instant',
        'balance_transaction_id': 'text', '_fivetran_synced': 'instant',
    }, is_optional=true) | indent(4) }}
),

dispute as (
    {{ mapping_source('stripe', 'dispute', {
        'id': 'text', 'charge_id': 'text', 'amount': 'numeric',
        'currency': 'text', 'status': 'text', 'created': 'instant',
        '_fivetran_synced': 'instant',
    }, is_optional=true) | indent(4) }}
),

-- What was reserved and never taken is let go by a refund that moves no money.
refunds_of_money as (
    select refund.*
    from refund
    left join charge
        on refund.charge_id = charge.id
    where
        coalesce(refund.status, 'succeeded') not in ('failed', 'canceled')
        and (
            refund.balance_transaction_id is not null
            or charge.amount_captured is null
            or charge.amount_captured = charge.amount
            or refund.amount <> charge.amount - charge.amount_captured
        )
),

-- The money of a dispute is gone from its first day, until it is won. An
-- inquiry moves none, and of a charge that was refunded the refund counts.
money_back as (
    select
        id,
        charge_id,
        amount,
        currency,
        created,
        _fivetran_synced
    from refunds_of_money
    union all
    select
        id,
        charge_id,
        amount,
        currency,
        created,
        _fivetran_synced
    from dispute
    where status in ('needs_response', 'under_review', 'lost')
),

stripe__returns as (
    select
        money_back.id as return_id,
        orders.order_id,
        orders.customer_id,
        cast(null as text) as product_id,
        cast(null as numeric(28, 10)) as quantity,
        {{ stripe_amount('money_back.amount', 'money_back.currency')
            | indent(8) }} as refund,
        upper(money_back.currency) as currency,
        money_back.created as returned_at,
        money_back._fivetran_synced as loaded_at
    from money_back
    inner join orders
        on money_back.charge_id = orders.order_id
    where orders.status = 'succeeded'
)

select * from stripe__returns
