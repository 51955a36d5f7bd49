with

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

returns_matched as (
    select * from {{ ref('int_returns_matched') }}
),

product_movements as (
    select * from {{ ref('int_product_movements') }}
),

-- The latest purchase comes first.
matched_so_far as (
    select
        returns_matched.return_id,
        returns_matched.order_id,
        cast(product_movements.moved_at as date) as ordered_date,
        returns_matched.quantity,
        returns_named.refund,
        returns_named.quantity as returned_quantity,
        cast(sum(returns_matched.quantity) over (
            partition by returns_matched.return_id
            order by
                product_movements.moved_at desc,
                {{ code_points('product_movements.order_id') }} desc
            rows between unbounded preceding and current row
        ) as numeric(28, 10)) as quantity_so_far
    from returns_matched
    inner join returns_named
        on returns_matched.return_id = returns_named.return_id
    inner join product_movements
        on
            returns_matched.order_id = product_movements.order_id
            and returns_named.product_id = product_movements.product_id
),

-- Rounding the running share, not each part, makes the parts add up.
refunded_so_far as (
    select
        return_id,
        order_id,
        ordered_date,
        quantity,
        quantity_so_far,
        case
            when quantity_so_far = returned_quantity then refund
            else {{ money_from_double(
                as_double('refund') ~ ' * ' ~ as_double('quantity_so_far')
                ~ ' / ' ~ as_double('returned_quantity')
            ) }}
        end as refund_so_far
    from matched_so_far
),

int_returns_split as (
    select
        return_id,
        order_id,
        ordered_date,
        quantity,
        cast(refund_so_far - coalesce(lag(refund_so_far) over (
            partition by return_id order by quantity_so_far
        ), 0) as numeric(18, 4)) as refund
    from refunded_so_far
)

select * from int_returns_split
