{%- set titles = {
    'segments': 'Segments',
    'rfm_rules': 'Classic RFM rules',
    'tiers': 'Tiers alone',
    'segments_and_tiers': 'Segments with tiers',
} -%}

with

segmentation_scoreboard as (
    select * from {{ ref('segmentation_scoreboard') }}
),

runs as (
    select
        as_of,
        {% for grouping in titles -%}
            max(repeat_explained) filter (
                where customer_grouping = '{{ grouping }}'
            ) as {{ grouping }},
        {% endfor -%}
        count(*) as count_groupings
    from segmentation_scoreboard
    group by 1
),

board_value_scoreboard as (
    select
        segmentation_scoreboard.as_of,
        segmentation_scoreboard.segmented_as_of,
        segmentation_scoreboard.customer_grouping,
        case segmentation_scoreboard.customer_grouping
            {% for grouping, title in titles.items() -%}
                when '{{ grouping }}' then '{{ title }}'
            {% endfor -%}
        end as grouping_title,
        case segmentation_scoreboard.customer_grouping
            {% for grouping in titles -%}
                when '{{ grouping }}' then {{ loop.index }}
            {% endfor -%}
        end as place,
        segmentation_scoreboard.count_groups,
        segmentation_scoreboard.repeat_explained,
        segmentation_scoreboard.log_spend_explained,
        'Knowing the segment explains '
        || {{ number_text('runs.segments', percent=true) }}
        || ' of who bought again; the classic RFM rules '
        || {{ number_text('runs.rfm_rules', percent=true) }}
        || '; with tiers '
        || {{ number_text('runs.segments_and_tiers', percent=true) }}
        || '.' as sentence
    from segmentation_scoreboard
    inner join runs on segmentation_scoreboard.as_of = runs.as_of
)

select * from board_value_scoreboard
