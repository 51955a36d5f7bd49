with

returns_allocated as (
    select * from {{ ref('int_returns_allocated') }}
),

int_customer_unmatched_refunds as (
    select
        customer_id,
        {{ rounded_money(
            'sum(cast(refund as numeric(38, 4)) * exchange_rate)'
        ) }} as unmatched_refunds
    from returns_allocated
    where order_id is null
    group by 1
)

select * from int_customer_unmatched_refunds
