with

returns_allocated as (
    select * from "postgres"."segmentation_intermediate"."int_returns_allocated"
),

int_customer_unmatched_refunds as (
    select
        customer_id,
        cast(
            round(sum(
                cast(refund as numeric(38, 4)) * exchange_rate
            ), 4) as numeric(18, 4)
        ) as unmatched_refunds
    from returns_allocated
    where order_id is null
    group by 1
)

select * from int_customer_unmatched_refunds