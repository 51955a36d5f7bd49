-- If the parts of a return do not add up to its refund, money is lost or made
-- while it is spread over orders, and net spend cannot be reconciled.
with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

returns_allocated as (
    select * from {{ ref('int_returns_allocated') }}
),

allocated as (
    select
        return_id,
        sum(refund) as refund,
        sum(quantity) as quantity
    from returns_allocated
    group by 1
),

parts_of_a_return_add_up_to_its_refund as (
    select
        returns_named.return_id,
        returns_named.refund,
        allocated.refund as allocated_refund
    from returns_named
    left join allocated
        on returns_named.return_id = allocated.return_id
    where
        returns_named.refund is distinct from allocated.refund
        or returns_named.quantity is distinct from allocated.quantity
)

select * from parts_of_a_return_add_up_to_its_refund
