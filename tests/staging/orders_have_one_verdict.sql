-- If this fails, lines and returns of an order with two verdicts are counted
-- twice. Accepted orders are unique (orders_are_staged_once), so only the few
-- others are compared with all.
with

order_verdicts as (
    select * from {{ ref('stg_shop__order_verdicts') }}
),

not_accepted as (
    select order_id
    from order_verdicts
    where reject_reason is not null
),

violations as (
    select
        order_verdicts.order_id,
        count(*) as count_pairs
    from order_verdicts
    inner join not_accepted
        on order_verdicts.order_id = not_accepted.order_id
    group by 1
    having count(*) > 1
)

select * from violations
