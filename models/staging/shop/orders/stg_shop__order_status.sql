{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

orders_deduplicated as (
    select * from {{ ref('stg_shop__orders_deduplicated') }}
),

accepted_orders as (
    select
        order_id,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as reject_reason
    from orders_deduplicated
    where reject_reason is null and not is_duplicate
),

orders_with_rejected_rows as (
    select
        order_id,
        cast(null as {{ dbt.type_string() }}) as customer_id,
        case
            when bool_or(reject_reason <> 'guest_sale') then 'order_rejected'
            else 'guest_sale'
        end as reject_reason
    from orders_deduplicated
    where reject_reason is not null and order_id is not null
    group by 1
),

stg_shop__order_status as (
    select * from accepted_orders
    union all
    select rejected.*
    from orders_with_rejected_rows as rejected
    left join accepted_orders
        on rejected.order_id = accepted_orders.order_id
    where accepted_orders.order_id is null
)

select * from stg_shop__order_status
