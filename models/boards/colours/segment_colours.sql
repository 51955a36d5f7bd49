-- depends_on: {{ ref('customer_segments') }}
with

segment_centroids as (
    select * from {{ ref('segment_centroids') }}
),

segment_palette as (
    select * from {{ ref('segment_palette') }}
),

last_slot as (
    select max(colour_slot) as colour_slot from segment_palette
),

segments as (
    select segment_id from segment_centroids
    union
    select 'S00' as segment_id
),

numbered as (
    select
        segment_id,
        cast(substring(segment_id, 2) as int) as segment_number
    from segments
),

slots as (
    select
        numbered.segment_id,
        case
            when numbered.segment_number = 0 then 0
            else mod(numbered.segment_number - 1, last_slot.colour_slot) + 1
        end as colour_slot
    from numbered
    cross join last_slot
),

segment_colours as (
    select
        slots.segment_id,
        segment_palette.colour_slot,
        segment_palette.hex
    from slots
    inner join segment_palette
        on slots.colour_slot = segment_palette.colour_slot
)

select * from segment_colours
