{#- When it begins: a run that says the same each day is not read any more, and
    the data test repeats it. The scoreboard of this run comes behind the gate. -#}
{%- set runs = var('scoreboard_runs') -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

published_scoreboard as (
    {{ published_rows('segmentation_scoreboard', {
        'as_of': 'timestamp',
        'customer_grouping': 'text',
        'repeat_explained': 'double precision',
        'repeat_explained_beyond': 'double precision',
    }) | indent(4) }}
),

plain_rules as (
    select
        published_scoreboard.*,
        row_number() over (
            order by published_scoreboard.as_of desc
        ) as run_number
    from published_scoreboard
    inner join int_as_of on published_scoreboard.as_of < int_as_of.as_of
    where published_scoreboard.customer_grouping = 'rfm_rules'
),

last_runs as (
    select
        count(*) filter (
            where run_number <= {{ runs }} and repeat_explained_beyond > 0
        ) as count_beyond,
        count(*) filter (
            where run_number = {{ runs }} + 1 and repeat_explained_beyond > 0
        ) as count_beyond_before,
        max(repeat_explained) filter (where run_number = 1) as rules_explain,
        max(repeat_explained - repeat_explained_beyond) filter (
            where run_number = 1
        ) as segments_explain
    from plain_rules
),

plain_rules_finding as (
    select
        'the plain RFM rules say more of who buys again than the segments, in '
        || 'each of the {{ runs }} runs before this one: they explain '
        || {{ number_text('rules_explain', decimals=1, percent=true) }}
        || ' of it, the segments '
        || {{ number_text('segments_explain', decimals=1, percent=true) }}
            as reason
    from last_runs
    where count_beyond = {{ runs }} and count_beyond_before = 0
)

select * from plain_rules_finding
