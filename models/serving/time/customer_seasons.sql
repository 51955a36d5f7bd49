with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

-- Fifteen months: a shop opened in this season cannot tell it from a start.
history as (
    select
        int_as_of.as_of,
        coalesce(
            min(orders_netted.ordered_at)
            <= int_as_of.as_of - interval '15' month, false
        ) as is_long_enough
    from int_as_of
    left join orders_netted on orders_netted.is_purchase
    group by 1
),

-- The days that begin now, a year ago.
buyers_last_year as (
    select distinct orders_netted.customer_id
    from orders_netted
    inner join int_as_of
        on
            orders_netted.ordered_at
            >= int_as_of.as_of - interval '365' day
            and orders_netted.ordered_at
            < int_as_of.as_of - interval '365' day
            + interval '{{ var("outcome_days") }}' day
    where orders_netted.is_purchase
),

customer_seasons as (
    select
        customer_segments.customer_id,
        customer_segments.as_of,
        case
            when history.is_long_enough
                then buyers_last_year.customer_id is not null
        end as ordered_same_season_last_year
    from customer_segments
    cross join history
    left join buyers_last_year
        on customer_segments.customer_id = buyers_last_year.customer_id
)

select * from customer_seasons
