with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

segmentation_run_timings as (
    select * from {{ ref('segmentation_run_timings') }}
),

-- A rejected run that was made again is in the timings only.
attempts as (
    select
        timings.invocation_id,
        timings.as_of,
        timings.reason,
        timings.what_to_do
    from segmentation_run_timings as timings
    left join segmentation_runs
        on timings.invocation_id = segmentation_runs.invocation_id
    where
        timings.layer = 'run'
        and timings.verdict = 'rejected'
        and segmentation_runs.as_of is null
),

runs as (
    select
        invocation_id,
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        reason
        || case
            when is_accepted_by_hand
                then
                    '; accepted by ' || coalesce(accepted_by, 'somebody')
                    || coalesce(' because: ' || accepted_because, '')
            else ''
        end
        || case fit_reason
            when 'first_run' then '; model fitted: first run'
            when 'forced' then '; model fitted: asked for'
            when 'changed_parameters' then '; model fitted: settings changed'
            when 'too_old' then '; model fitted, as the last one was too old'
            when 'customers_grew' then '; model fitted: customers grew'
            when 'features_drifted' then '; model fitted: features drifted'
            else ''
        end as reason,
        what_to_do,
        cast(count_findings as int) as count_findings,
        case when is_published then 'yes' else 'no' end as published,
        count_customers,
        count_orders
    from segmentation_runs
    union all
    select
        invocation_id,
        as_of,
        'Rejected' as verdict,
        reason,
        what_to_do,
        null as count_findings,
        'no' as published,
        null as count_customers,
        null as count_orders
    from attempts
),

-- The first run after a rejected one that was published, or itself made again.
ends as (
    select
        runs.invocation_id,
        min(published.as_of) as as_of
    from runs
    inner join segmentation_runs as published
        on
            runs.as_of <= published.as_of
            and runs.invocation_id <> published.invocation_id
            and published.verdict <> 'rejected'
    where runs.verdict = 'Rejected'
    group by 1
),

board_run_ledger as (
    select
        runs.*,
        case
            when runs.verdict <> 'Rejected' then null
            when ends.as_of is null then 'nothing yet'
            when published.is_accepted_by_hand
                then
                    'accepted by '
                    || coalesce(published.accepted_by, 'somebody')
                    || coalesce(' because: ' || published.accepted_because, '')
            when ends.as_of = runs.as_of then 'the same day, run again'
            else 'the run of ' || {{ date_text('ends.as_of') }}
        end as ended_by
    from runs
    left join ends on runs.invocation_id = ends.invocation_id
    left join segmentation_runs as published on ends.as_of = published.as_of
)

select * from board_run_ledger
