with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

findings_counted as (
    select
        count(*) filter (where verdict = 'rejected') as count_rejected,
        count(*) as count_findings,
        max(case
            when place = 1 then area || ' ' || subject || ': ' || reason
        end) as first_finding
    from run_findings
),

verdicts as (
    select
        *,
        count_rejected > 0 and {{ var('accept_drift') | lower }}
            as is_accepted_by_hand
    from findings_counted
),

run_verdict as (
    select
        last_accepted_run.as_of,
        case
            when verdicts.is_accepted_by_hand then 'accepted'
            when verdicts.count_rejected > 0 then 'rejected'
            when verdicts.count_findings > 0 then 'warned'
            else 'accepted'
        end as verdict,
        case
            when verdicts.count_findings > 0
                then
                    verdicts.first_finding
                    || case
                        when verdicts.count_findings > 1
                            then
                                ' (and ' || cast(
                                    verdicts.count_findings - 1 as text
                                ) || ' more)'
                        else ''
                    end
            when last_accepted_run.previous_as_of is null
                then 'first run, nothing to compare with'
            else 'every check passed'
        end as reason,
        verdicts.is_accepted_by_hand,
        case
            when verdicts.is_accepted_by_hand
                then {{ text_or_null(var('accepted_by')) }}
        end as accepted_by,
        case
            when verdicts.is_accepted_by_hand
                then {{ text_or_null(var('accepted_because')) }}
        end as accepted_because
    from verdicts
    cross join last_accepted_run
)

select * from run_verdict
