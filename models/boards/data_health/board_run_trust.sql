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

segment_models as (
    select * from {{ ref('segment_models') }}
),

checks as (
    select
        sum(count_checks) as count_checks,
        sum(count_warned) as count_warned,
        sum(count_rejected) as count_rejected
    from board_run_checks
),

-- Segments by rules are said in the first line, not in a footnote.
segments_by_rules as (
    select
        model_id,
        ' ' || choice_reason || '.' as said
    from segment_models
    where algorithm = 'rfm_rules'
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
        coalesce(segments_by_rules.said, '') as said_of_rules,
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
    left join segments_by_rules
        on segmentation_runs.model_id = segments_by_rules.model_id
),

board_run_trust as (
    select
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        case
            when verdict = 'rejected' then 'No'
            when is_accepted_by_hand then 'By hand'
            when previous_as_of is null then 'Not yet known'
            when verdict = 'warned' then 'With care'
            else 'Yes'
        end as answer,
        case
            when verdict = 'rejected'
                then
                    'The run of ' || run_date || ' was rejected: '
                    || reason || '. '
                    || coalesce(
                        'The tables that people read still show the run of '
                        || published_date || '.',
                        'Nothing has been published yet.'
                    )
            when is_accepted_by_hand
                then
                    'The run of ' || run_date || ' failed its checks and was '
                    || 'accepted by ' || coalesce(accepted_by, 'somebody')
                    || coalesce(' because: ' || accepted_because, '')
                    || '. What failed first: '
                    || reason || '.'
            when verdict = 'warned'
                then
                    'The run of ' || run_date || ' is published; '
                    || case count_findings
                        when 1 then 'one check warns'
                        else {{ as_text('count_findings') }} || ' checks warn'
                    end
                    || ': ' || reason || '.'
            when previous_as_of is null
                then
                    'The run of ' || run_date || ' is the first, and most '
                    || 'checks need an earlier one; the '
                    || {{ as_text('count_checks') }}
                    || ' that could be made passed.'
            else
                'All '
                || {{ as_text('count_checks') }}
                || ' checks of the run of '
                || run_date || ' passed, compared with the run of '
                || previous_date || '.'
        end || said_of_rules as sentence,
        count_checks,
        count_warned,
        count_rejected,
        previous_as_of,
        published_as_of
    from runs_in_words
)

select * from board_run_trust
