with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_size_paths as (
    select * from {{ ref('segment_size_paths') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

sizes_now as (
    select
        segment_sizes.segment_id,
        segment_sizes.segment_name,
        segment_sizes.count_customers,
        {{ as_double('sum(segment_sizes.count_customers) over ()') }}
            as total_customers
    from segment_sizes
    inner join int_as_of on segment_sizes.as_of = int_as_of.as_of
),

origins as (
    select distinct origin as months
    from segment_size_paths
    where origin > 0
),

-- What was said of today, and what was there when it was said.
said_before as (
    select
        origin as months,
        segment_id,
        sum(case when months = origin then customers else 0 end)
            as forecast_customers,
        sum(case when months = 0 then customers else 0 end)
            as unchanged_customers
    from segment_size_paths
    where origin > 0 and months in (0, origin)
    group by 1, 2
    union all
    -- Segments that only came since are missing in full.
    select
        origins.months,
        sizes_now.segment_id,
        0 as forecast_customers,
        0 as unchanged_customers
    from sizes_now
    cross join origins
),

misses as (
    select
        said_before.months,
        said_before.segment_id,
        sum(said_before.forecast_customers)
        - coalesce(max(sizes_now.count_customers), 0) as forecast_miss,
        sum(said_before.unchanged_customers)
        - coalesce(max(sizes_now.count_customers), 0) as unchanged_miss
    from said_before
    left join sizes_now on said_before.segment_id = sizes_now.segment_id
    group by 1, 2
),

totals as (
    select max(total_customers) as customers
    from sizes_now
),

-- Half of the differences: who is too many in one is missing in another.
errors as (
    select
        misses.months,
        sum(abs(misses.forecast_miss)) / (2 * max(totals.customers))
            as forecast_error,
        sum(abs(misses.unchanged_miss)) / (2 * max(totals.customers))
            as unchanged_error
    from misses
    cross join totals
    group by 1
),

segment_size_forecast as (
    select
        int_as_of.as_of,
        paths.segment_id,
        sizes_now.segment_name,
        30 * paths.months as forecast_days,
        sizes_now.count_customers,
        paths.customers as forecast_customers,
        errors.forecast_error as last_forecast_error,
        errors.unchanged_error as last_unchanged_error
    from segment_size_paths as paths
    cross join int_as_of
    inner join sizes_now on paths.segment_id = sizes_now.segment_id
    left join errors on paths.months = errors.months
    where paths.origin = 0 and paths.months > 0
)

select * from segment_size_forecast
