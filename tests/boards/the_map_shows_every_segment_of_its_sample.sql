-- Customers who are in the sample would be missing on the map.
with

board_map_sample as (
    select * from {{ ref('board_map_sample') }}
),

board_segment_map as (
    select * from {{ ref('board_segment_map') }}
)

select
    board_map_sample.place,
    board_map_sample.segment_id
from board_map_sample
left join board_segment_map
    on
        board_map_sample.place = board_segment_map.place
        and board_map_sample.segment_id = board_segment_map.segment_id
where board_segment_map.place is null
