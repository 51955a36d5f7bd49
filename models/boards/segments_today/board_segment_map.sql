with

board_map_points as (
    select * from {{ ref('board_map_points') }}
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

board_segment_map as (
    select
        board_map_points.as_of,
        cast(board_map_points.place as int) as place,
        board_map_points.segment_id,
        segment_sizes.segment_name,
        segment_colours.hex,
        board_map_points.component_1,
        board_map_points.component_2
    from board_map_points
    inner join segment_sizes
        on
            board_map_points.as_of = segment_sizes.as_of
            and board_map_points.segment_id = segment_sizes.segment_id
    inner join segment_colours
        on board_map_points.segment_id = segment_colours.segment_id
)

select * from board_segment_map
