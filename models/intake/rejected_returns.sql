with

returns_deduplicated as (
    select * from {{ ref('stg_shop__returns_deduplicated') }}
),

rejected_returns as (
    select
        return_id,
        order_id,
        customer_id_given as customer_id,
        product_id,
        quantity,
        refund,
        currency,
        returned_at_local as returned_at,
        time_zone_given as time_zone,
        reject_reason
    from returns_deduplicated
    where reject_reason is not null
)

select * from rejected_returns
