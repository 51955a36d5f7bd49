with

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_names as (
    select
        segment_id,
        segment_name,
        row_number() over (
            partition by segment_id
            order by as_of desc
        ) as names_since
    from segment_sizes
),

metric_segments as (
    select
        segment_id,
        segment_name
    from segment_names
    where names_since = 1
)

select * from metric_segments
