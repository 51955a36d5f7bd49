with

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

purchase_times as (
    select
        customer_id,
        floor({{ as_double(microseconds_of('ordered_at')) }} / 1000)
            as ordered_at_ms
    from orders_netted
    where is_purchase
),

gaps as (
    select
        customer_id,
        cast(ordered_at_ms - lag(ordered_at_ms) over (
            partition by customer_id order by ordered_at_ms
        ) as numeric(38, 0)) as gap_ms
    from purchase_times
),

int_customer_order_gaps as (
    select
        customer_id,
        count(gap_ms) as count_gaps,
        cast(sum(gap_ms) as numeric(38, 0)) as gap_total,
        cast(sum(gap_ms * gap_ms) as numeric(38, 0)) as gap_squares
    from gaps
    where gap_ms is not null
    group by 1
)

select * from int_customer_order_gaps
