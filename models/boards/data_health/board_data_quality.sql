with

data_quality_history as (
    select * from {{ ref('data_quality_history') }}
),

totals as (
    select
        as_of,
        sum(count_customers) as count_customers,
        max(count_checks) as count_checks,
        sum(count_failed * count_customers) as count_failed,
        coalesce(sum(count_customers) filter (
            where count_failed = 0
        ), 0) as count_complete,
        coalesce(sum(count_customers) filter (
            where count_failed = 1
        ), 0) as count_one_failed
    from data_quality_history
    group by 1
),

board_data_quality as (
    select
        as_of,
        cast(count_customers as bigint) as count_customers,
        count_checks,
        1 - {{ as_double('count_failed') }} / (count_customers * count_checks)
            as mean_data_quality_score,
        {{ as_double('count_complete') }} / count_customers as complete_share,
        {{ as_double('count_one_failed') }} / count_customers
            as one_failed_share,
        {{ as_double('count_customers - count_complete - count_one_failed') }}
        / count_customers as more_failed_share
    from totals
)

select * from board_data_quality
