with

segment_drift as (
    select * from {{ ref('segment_drift') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

run as (
    select max(as_of) as as_of from customer_segments
),

board_segment_bounds as (
    select
        segment_drift.as_of,
        segment_drift.previous_as_of,
        segment_drift.segment_id,
        segment_drift.segment_name,
        segment_colours.hex,
        segment_drift.count_before,
        segment_drift.count_now,
        segment_drift.deviation as change_share,
        segment_drift.bound,
        segment_drift.verdict
    from segment_drift
    inner join run on segment_drift.as_of = run.as_of
    inner join segment_colours
        on segment_drift.segment_id = segment_colours.segment_id
    where
        segment_drift.check_name = 'size'
        and segment_drift.previous_as_of is not null
        and segment_drift.deviation is not null
)

select * from board_segment_bounds
