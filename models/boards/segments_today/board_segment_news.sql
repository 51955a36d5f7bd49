with

board_segment_sizes as (
    select * from {{ ref('board_segment_sizes') }}
),

segment_moves as (
    select * from {{ ref('segment_moves') }}
),

totals as (
    select
        as_of,
        previous_as_of,
        {{ date_text('as_of') }} as run_date,
        {{ date_text('previous_as_of') }} as previous_date,
        count(*) as count_segments,
        sum(count_customers) as count_customers
    from board_segment_sizes
    group by 1, 2, 3
),

segments_ranked as (
    select
        *,
        {{ number_text('customer_share', percent=true) | indent(8) }}
            as customers_text,
        {{ number_text('net_spend_share', percent=true) | indent(8) }}
            as net_spend_text,
        ' from ' || {{ as_text('count_before') }} || ' to '
        || {{ as_text('count_customers') }} || ' ('
        || {{ number_text('change_share', percent=true, sign=true)
            | indent(8) }}
        || ')' as change_text,
        row_number() over (
            order by net_spend_share desc nulls last, segment_id asc
        ) as spend_rank,
        row_number() over (
            order by coalesce(count_change, 0) desc nulls last, segment_id asc
        ) as growth_rank,
        row_number() over (
            order by coalesce(count_change, 0) asc nulls last, segment_id asc
        ) as loss_rank
    from board_segment_sizes
),

extremes as (
    select
        max(
            'The largest is ' || segment_name || ' (' || customers_text
            || ' of the customers).'
        ) filter (where size_rank = 1) as largest,
        max(
            segment_name || ' spent most: ' || net_spend_text
            || ' of all net spend by ' || customers_text
            || ' of the customers.'
        ) filter (where spend_rank = 1) as most_valuable,
        max(segment_name || ' grew' || change_text) filter (
            where growth_rank = 1 and count_change > 0
        ) as growth,
        max(segment_name || ' shrank' || change_text) filter (
            where loss_rank = 1 and count_change < 0
        ) as loss
    from segments_ranked
),

moves as (
    select
        segment_moves.*,
        sum(segment_moves.count_customers) over () as count_moved,
        row_number() over (
            order by
                segment_moves.count_customers desc nulls last,
                segment_moves.from_segment_id asc,
                segment_moves.to_segment_id asc
        ) as move_rank
    from segment_moves
    inner join totals on segment_moves.as_of = totals.as_of
    where segment_moves.movement = 'moved'
),

board_segment_news as (
    select
        totals.as_of,
        1 as place,
        {{ number_text('totals.count_customers', thousands=true)
            | indent(8) }}
        || ' customers in ' || {{ as_text('totals.count_segments') }}
        || ' segments as of ' || totals.run_date || '. ' || extremes.largest
        || ' ' || coalesce(
            extremes.most_valuable, 'No customer has spent yet.'
        ) as sentence
    from totals
    cross join extremes
    union all
    select
        totals.as_of,
        2 as place,
        case
            when totals.previous_date is null
                then
                    'This is the first run: there is nothing to compare '
                    || 'with yet.'
            else
                'Since the run of ' || totals.previous_date || ': '
                || coalesce(extremes.growth, 'no segment grew')
                || ', ' || coalesce(extremes.loss, 'no segment shrank')
                || '; ' || {{ as_text('coalesce(moves.count_moved, 0)') }}
                || ' customers changed their segment'
                || coalesce(
                    ' (the largest move: '
                    || {{ as_text('moves.count_customers') }} || ' from '
                    || moves.from_segment_name || ' to '
                    || moves.to_segment_name || ')', ''
                )
                || '.'
        end as sentence
    from totals
    cross join extremes
    left join moves on moves.move_rank = 1
)

select * from board_segment_news
