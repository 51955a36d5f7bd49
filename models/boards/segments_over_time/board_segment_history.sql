with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

-- A segment that was renamed bears one name along its whole line.
sizes_with_name as (
    select
        segment_sizes.*,
        first_value(segment_sizes.segment_name) over (
            partition by segment_sizes.segment_id
            order by segment_sizes.as_of desc nulls last
            rows between unbounded preceding and unbounded following
        ) as newest_name
    from segment_sizes
),

board_segment_history as (
    select
        sizes_with_name.as_of,
        {{ date_text('sizes_with_name.as_of') }} as run_date,
        cast({{ dbt.datediff(
            "cast('2000-01-01' as timestamp)", 'sizes_with_name.as_of', 'day'
        ) }} as int) as run_day,
        sizes_with_name.segment_id,
        sizes_with_name.newest_name as segment_name,
        segment_colours.hex,
        sizes_with_name.count_customers,
        sizes_with_name.customer_share,
        sizes_with_name.net_spend,
        cast(sum(sizes_with_name.count_customers) over (
            partition by sizes_with_name.as_of
            order by sizes_with_name.segment_id asc nulls last
            rows between unbounded preceding and current row
        ) - sizes_with_name.count_customers as bigint) as count_below,
        cast(sum(sizes_with_name.count_customers) over (
            partition by sizes_with_name.as_of
        ) as bigint) as count_all
    from sizes_with_name
    inner join segment_colours
        on sizes_with_name.segment_id = segment_colours.segment_id
)

select * from board_segment_history
