with

segment_overlaps as (
    select * from {{ ref('segment_overlaps') }}
),

destinations as (
    select
        segment_overlaps.*,
        row_number() over (
            partition by
                segment_overlaps.model_id, segment_overlaps.previous_segment_id
            order by
                segment_overlaps.count_customers desc nulls last,
                segment_overlaps.segment_id asc nulls last
        ) as place
    from segment_overlaps
),

segment_departures as (
    select
        model_id,
        previous_segment_id as segment_id,
        cast(sum(count_customers) as bigint) as count_customers_before,
        cast(coalesce(sum(count_customers) filter (
            where segment_id = previous_segment_id
        ), 0) as bigint) as count_customers_kept,
        max(segment_id) filter (where place = 1) as successor_segment_id,
        max(share_of_previous) filter (where place = 1) as successor_share
    from destinations
    group by 1, 2
)

select * from segment_departures
