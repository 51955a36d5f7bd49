-- An order that a join multiplied counts as two purchases, one that it lost is
-- not counted. Equal counts and sums of the keys' hashes say that each is there
-- once; that costs less than comparing ten million keys.
with

orders_placed as (
    select * from {{ ref('int_orders_placed') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

placed as (
    select
        count(*) as count_orders,
        sum({{ row_hash(['order_id']) }}) as sum_hashes
    from orders_placed
),

netted as (
    select
        count(*) as count_orders,
        sum({{ row_hash(['order_id']) }}) as sum_hashes
    from orders_netted
),

every_order_is_netted_once as (
    select
        placed.count_orders as count_placed,
        netted.count_orders as count_netted
    from placed
    cross join netted
    where
        placed.count_orders <> netted.count_orders
        or placed.sum_hashes <> netted.sum_hashes
)

select * from every_order_is_netted_once
