with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

sizes as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        customer_segments.segment_name,
        customer_segments.model_id,
        count(*) as count_customers,
        sum(customer_features.net_spend) as net_spend
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    group by 1, 2, 3, 4
),

totals as (
    select
        sum(count_customers) as count_customers,
        sum(net_spend) as net_spend
    from sizes
),

segment_sizes as (
    select
        sizes.as_of,
        sizes.segment_id,
        sizes.segment_name,
        sizes.model_id,
        cast(sizes.count_customers as bigint) as count_customers,
        {{ as_double('sizes.count_customers') }}
        / {{ as_double('totals.count_customers') }} as customer_share,
        cast(sizes.net_spend as numeric(18, 4)) as net_spend,
        {{ as_double('sizes.net_spend') }}
        / nullif({{ as_double('totals.net_spend') }}, 0) as net_spend_share
    from sizes
    cross join totals
)

select * from segment_sizes
