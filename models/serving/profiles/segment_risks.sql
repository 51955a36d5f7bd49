with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

customer_silence as (
    select * from {{ ref('customer_silence') }}
),

counts as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        count(customer_silence.is_overdue) as count_with_gap,
        count(*) filter (where customer_silence.is_overdue) as count_overdue,
        sum(customer_features.acquisition_cost) as acquisition_cost,
        sum(customer_features.net_spend) filter (
            where customer_features.acquisition_cost is not null
        ) as net_spend_with_cost
    from customer_segments
    inner join customer_features
        on customer_segments.customer_id = customer_features.customer_id
    left join customer_silence
        on customer_segments.customer_id = customer_silence.customer_id
    group by 1, 2
),

segment_risks as (
    select
        as_of,
        segment_id,
        count_with_gap,
        count_overdue,
        {{ as_double('count_overdue') }}
        / nullif(count_with_gap, 0) as churn_risk,
        cast(acquisition_cost as numeric(18, 4)) as acquisition_cost,
        case
            when net_spend_with_cost > 0
                then
                    {{ as_double('acquisition_cost') }}
                    / {{ as_double('net_spend_with_cost') }}
        end as cost_to_value_ratio
    from counts
)

select * from segment_risks
