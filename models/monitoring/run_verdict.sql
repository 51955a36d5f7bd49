with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

segment_drift as (
    select * from {{ ref('segment_drift') }}
),

findings as (
    select
        1 as kind,
        segment_id || ' ' || segment_name as subject,
        verdict,
        is_accepted_by_hand,
        reason
    from segment_drift
),

findings_counted as (
    select
        count(*) filter (where verdict = 'rejected') as count_rejected,
        count(*) filter (where verdict = 'warned') as count_warned,
        coalesce(bool_or(is_accepted_by_hand), false) as is_accepted_by_hand,
        max(subject || ': ' || reason)
            filter (where verdict = 'rejected') as rejection,
        max(subject || ': ' || reason)
            filter (where verdict = 'warned') as warning
    from findings
),

run_verdict as (
    select
        last_accepted_run.as_of,
        case
            when findings_counted.count_rejected > 0 then 'rejected'
            when findings_counted.count_warned > 0 then 'warned'
            else 'accepted'
        end as verdict,
        coalesce(
            findings_counted.rejection,
            findings_counted.warning,
            'every check passed'
        ) as reason,
        findings_counted.is_accepted_by_hand,
        case
            when findings_counted.is_accepted_by_hand
                then {{ text_or_null(var('accepted_by')) }}
        end as accepted_by,
        case
            when findings_counted.is_accepted_by_hand
                then {{ text_or_null(var('accepted_because')) }}
        end as accepted_because
    from findings_counted
    cross join last_accepted_run
)

select * from run_verdict
