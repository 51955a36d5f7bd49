with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

sizes_before as (
    select
        segment_sizes.segment_id,
        segment_sizes.count_customers
    from segment_sizes
    inner join last_accepted_run
        on segment_sizes.as_of = last_accepted_run.previous_as_of
),

board_segment_sizes as (
    select
        segment_sizes.as_of,
        last_accepted_run.previous_as_of,
        segment_sizes.segment_id,
        segment_sizes.segment_name,
        segment_colours.hex,
        cast(row_number() over (
            order by
                segment_sizes.count_customers desc nulls last,
                segment_sizes.segment_id asc
        ) as int) as size_rank,
        segment_sizes.count_customers,
        segment_sizes.customer_share,
        sizes_before.count_customers as count_before,
        segment_sizes.count_customers
        - sizes_before.count_customers as count_change,
        {{ as_double(
            'segment_sizes.count_customers - sizes_before.count_customers'
        ) }} / nullif(sizes_before.count_customers, 0) as change_share,
        segment_sizes.net_spend,
        segment_sizes.net_spend_share
    from segment_sizes
    inner join last_accepted_run
        on segment_sizes.as_of = last_accepted_run.as_of
    inner join segment_colours
        on segment_sizes.segment_id = segment_colours.segment_id
    left join sizes_before
        on segment_sizes.segment_id = sizes_before.segment_id
)

select * from board_segment_sizes
