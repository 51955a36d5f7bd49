with

customer_seasons as (
    select * from {{ ref('customer_seasons') }}
),

customers as (
    select * from {{ ref('customers') }}
),

season_call_list as (
    select
        customers.customer_id,
        customers.as_of,
        customers.marketing_consent,
        customers.segment_id,
        customers.segment_name,
        customers.tier,
        customers.days_since_last_order,
        customers.net_spend
    from customers
    inner join customer_seasons
        on customers.customer_id = customer_seasons.customer_id
    where
        customer_seasons.ordered_same_season_last_year
        and customers.days_since_last_order
        > {{ var('season_silence_days') }}
)

select * from season_call_list
