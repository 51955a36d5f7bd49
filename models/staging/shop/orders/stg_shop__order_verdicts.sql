{{ config(materialized=view_or_table()) }}

with

accepted_orders as (
    select * from {{ ref('stg_shop__orders') }}
),

orders_not_accepted as (
    select * from {{ ref('stg_shop__orders_not_accepted') }}
),

stg_shop__order_verdicts as (
    select
        order_id,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as reject_reason
    from accepted_orders
    union all
    select
        order_id,
        cast(null as {{ dbt.type_string() }}) as customer_id,
        reject_reason
    from orders_not_accepted
)

select * from stg_shop__order_verdicts
