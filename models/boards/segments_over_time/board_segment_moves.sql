with

segment_moves as (
    select * from {{ ref('segment_moves') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

moves as (
    select
        segment_moves.*,
        -- Behind the segments, in the order of every collation.
        coalesce(segment_moves.from_segment_id, 'zz_' || segment_moves.movement)
            as from_node,
        coalesce(segment_moves.to_segment_id, 'zz_' || segment_moves.movement)
            as to_node,
        case segment_moves.movement
            when 'new' then 'Newly seen'
            when 'returned' then 'Came back'
            else segment_moves.from_segment_name
        end as from_name,
        case segment_moves.movement
            when 'lost' then 'No longer there'
            else segment_moves.to_segment_name
        end as to_name
    from segment_moves
    inner join last_accepted_run
        on segment_moves.as_of = last_accepted_run.as_of
    where
        segment_moves.movement <> 'stayed'
        and last_accepted_run.previous_as_of is not null
),

board_segment_moves as (
    select
        moves.as_of,
        moves.previous_as_of,
        moves.movement,
        moves.from_node,
        moves.from_name,
        coalesce(colours_from.hex, '#B0B0B0') as from_hex,
        moves.to_node,
        moves.to_name,
        coalesce(colours_to.hex, '#B0B0B0') as to_hex,
        moves.count_customers,
        {% for side, other in [('from', 'to'), ('to', 'from')] -%}
            cast(dense_rank() over (
                order by moves.{{ side }}_node asc nulls last
            ) as int) as {{ side }}_place,
            cast(sum(moves.count_customers) over (
                partition by moves.{{ side }}_node
            ) as bigint) as {{ side }}_count,
            cast(sum(moves.count_customers) over (
                order by
                    moves.{{ side }}_node asc nulls last,
                    moves.{{ other }}_node asc nulls last
                rows between unbounded preceding and current row
            ) - moves.count_customers as bigint) as {{ side }}_above,
        {% endfor -%}
        cast(sum(moves.count_customers) over () as bigint) as count_all
    from moves
    left join segment_colours as colours_from
        on moves.from_segment_id = colours_from.segment_id
    left join segment_colours as colours_to
        on moves.to_segment_id = colours_to.segment_id
)

select * from board_segment_moves
