-- If returns without an order take more pieces from an order than it sold, one
-- sale is refunded twice and a good customer looks like a serial returner.
with

returns_matched as (
    select * from {{ ref('int_returns_matched') }}
),

returns_named as (
    select * from {{ ref('int_returns_named') }}
),

order_lines_well_formed as (
    select * from {{ ref('stg_shop__order_lines_well_formed') }}
),

matched_quantities as (
    select
        returns_matched.order_id,
        returns_named.product_id,
        sum(returns_matched.quantity) as quantity
    from returns_matched
    inner join returns_named
        on returns_matched.return_id = returns_named.return_id
    group by 1, 2
),

sold_quantities as (
    select
        order_lines_well_formed.order_id,
        order_lines_well_formed.product_id,
        sum(order_lines_well_formed.quantity) as quantity
    from order_lines_well_formed
    inner join matched_quantities
        on
            order_lines_well_formed.order_id = matched_quantities.order_id
            and order_lines_well_formed.product_id
            = matched_quantities.product_id
    group by 1, 2
),

no_order_gives_back_more_pieces_than_it_sold as (
    select
        matched_quantities.order_id,
        matched_quantities.product_id
    from matched_quantities
    left join sold_quantities
        on
            matched_quantities.order_id = sold_quantities.order_id
            and matched_quantities.product_id = sold_quantities.product_id
    where matched_quantities.quantity > coalesce(sold_quantities.quantity, 0)
)

select * from no_order_gives_back_more_pieces_than_it_sold
