with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

board_run_checks as (
    select * from {{ ref('board_run_checks') }}
),

checks as (
    select
        sum(count_checks) as count_checks,
        sum(count_warned) as count_warned,
        sum(count_rejected) as count_rejected
    from board_run_checks
),

newest_published as (
    select max(as_of) as as_of
    from segmentation_runs
    where is_published
),

runs_in_words as (
    select
        segmentation_runs.*,
        last_accepted_run.previous_as_of,
        newest_published.as_of as published_as_of,
        cast(checks.count_checks as int) as count_checks,
        cast(checks.count_warned as int) as count_warned,
        cast(checks.count_rejected as int) as count_rejected,
        {{ date_text('segmentation_runs.as_of') }} as run_date,
        {{ date_text('last_accepted_run.previous_as_of') }} as previous_date,
        {{ date_text('newest_published.as_of') }} as published_date
    from segmentation_runs
    inner join last_accepted_run
        on segmentation_runs.as_of = last_accepted_run.as_of
    cross join newest_published
    cross join checks
),

board_run_trust as (
    select
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        {{ trust_answer() | indent(8) }} as answer,
        {{ trust_sentence() | indent(8) }} as sentence,
        count_checks,
        count_warned,
        count_rejected,
        previous_as_of,
        published_as_of
    from runs_in_words
)

select * from board_run_trust
