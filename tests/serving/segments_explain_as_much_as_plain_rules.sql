-- Segments that say less of what customers do next than nine plain rules:
-- marketing pays for a model where a table of rules would do better.
{{ config(severity='warn', enabled=var('customer_value')) }}
with

plain_rules as (
    select
        *,
        row_number() over (order by as_of desc) as run_number
    from {{ ref('segmentation_scoreboard') }}
    where customer_grouping = 'rfm_rules'
),

last_runs as (
    select
        count(*) filter (where repeat_explained_beyond > 0) as count_beyond,
        max(repeat_explained) filter (where run_number = 1) as rules_explain,
        max(repeat_explained - repeat_explained_beyond) filter (
            where run_number = 1
        ) as segments_explain
    from plain_rules
    where run_number <= {{ var('scoreboard_runs') }}
)

select
    'The plain RFM rules say more of who buys again than the segments, in the '
    || 'last {{ var("scoreboard_runs") }} runs that could be compared: they '
    || 'explain '
    || {{ number_text('rules_explain', decimals=1, percent=true) }}
    || ' of it, the segments '
    || {{ number_text('segments_explain', decimals=1, percent=true) }}
    || '. Choose customers by segment and tier. See segmentation_scoreboard.'
        as sentence
from last_runs
where count_beyond = {{ var('scoreboard_runs') }}
