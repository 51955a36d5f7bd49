with

returns_deduplicated as (
    select * from {{ ref('stg_shop__returns_deduplicated') }}
),

stg_shop__returns as (
    select
        return_id,
        order_id,
        customer_id,
        product_id,
        quantity,
        refund,
        upper(trim(currency)) as currency,
        returned_at,
        cast(returned_at as date) as returned_date
    from returns_deduplicated
    where reject_reason is null and not is_duplicate
)

select * from stg_shop__returns
