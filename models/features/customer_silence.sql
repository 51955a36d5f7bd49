with

customer_features as (
    select * from {{ ref('customer_features') }}
),

-- Six decimals: a silence at the bound is at it on every engine.
usual_gap as (
    select
        cast(
            percentile_cont(0.5) within group (
                order by {{ as_double('mean_days_between_orders') }}
            ) as numeric(18, 6)
        ) as gap_days
    from customer_features
    where has_ordered
),

gaps as (
    select
        customer_features.customer_id,
        customer_features.as_of,
        customer_features.days_since_last_order,
        customer_features.mean_days_between_orders
        is not null as is_gap_own,
        {{ as_double(
            'greatest(cast(coalesce('
            ~ 'cast(customer_features.mean_days_between_orders'
            ~ ' as numeric(18, 6)), usual_gap.gap_days) as numeric(18, 6)), 1)'
        ) }} as usual_gap_days
    from customer_features
    cross join usual_gap
    where customer_features.has_ordered
),

customer_silence as (
    select
        customer_id,
        as_of,
        days_since_last_order,
        usual_gap_days,
        is_gap_own,
        days_since_last_order
        > {{ var('churn_gaps') }} * usual_gap_days as is_overdue
    from gaps
)

select * from customer_silence
