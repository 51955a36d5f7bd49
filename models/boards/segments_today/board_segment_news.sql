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
        {{ date_text('as_of') }} as run_date,
        {{ date_text('previous_as_of') }} as previous_date,
        count(*) as count_segments,
        sum(count_customers) as count_customers,
        sum(net_spend) as net_spend
    from board_segment_sizes
    group by 1, 2, 3
),

moved as (
    select
        totals.as_of,
        sum(coalesce(segment_moves.count_customers, 0)) as count_customers
    from totals
    left join segment_moves
        on
            totals.as_of = segment_moves.as_of
            and segment_moves.movement = 'moved'
    group by 1
),

places as (
    select
        *,
        row_number() over (
            order by
                net_spend_share desc nulls last,
                segment_id asc
        ) as spend_place,
        row_number() over (
            order by
                coalesce(count_change, 0) desc nulls last,
                segment_id asc
        ) as growth_place,
        row_number() over (
            order by
                coalesce(count_change, 0) asc nulls last,
                segment_id asc
        ) as loss_place
    from board_segment_sizes
),

words as (
    select
        max({{ size_sentence() | indent(12) }}) filter (
            where size_rank = 1
        ) as largest,
        max({{ spend_sentence() | indent(12) }}) filter (
            where spend_place = 1
        ) as most_valuable,
        max({{ change_words('grew') | indent(12) }}) filter (
            where growth_place = 1 and count_change > 0
        ) as growth,
        max({{ change_words('shrank') | indent(12) }}) filter (
            where loss_place = 1 and count_change < 0
        ) as loss
    from places
),

board_segment_news as (
    select
        totals.as_of,
        1 as place,
        {{ number_text('totals.count_customers', thousands=true)
            | indent(8) }}
        || ' customers in ' || cast(totals.count_segments as text)
        || ' segments as of ' || totals.run_date || '. ' || words.largest
        || ' ' || coalesce(words.most_valuable, 'No customer has spent yet.')
            as sentence
    from totals
    cross join words
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
                || coalesce(words.growth, 'no segment grew')
                || ', ' || coalesce(words.loss, 'no segment shrank')
                || '; ' || cast(moved.count_customers as text)
                || ' customers changed their segment.'
        end as sentence
    from totals
    inner join moved on totals.as_of = moved.as_of
    cross join words
)

select * from board_segment_news
