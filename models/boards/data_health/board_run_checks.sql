with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

source_drift as (
    select * from {{ ref('source_drift') }}
),

segment_drift as (
    select * from {{ ref('segment_drift') }}
),

feature_drift as (
    select * from {{ ref('feature_drift') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

-- What passed, and what was found: several checks may find one fact.
checks as (
    select
        'source' as area,
        verdict
    from source_drift
    where verdict = 'accepted'
    union all
    select
        'segment' as area,
        verdict
    from segment_drift
    where verdict = 'accepted'
    union all
    select
        'feature' as area,
        verdict
    from feature_drift
    where verdict = 'accepted'
    union all
    select
        area,
        verdict
    from run_findings
),

areas as (
    select
        1 as place,
        'Sources' as area
    union all
    select
        2 as place,
        'Segments' as area
    union all
    select
        3 as place,
        'Features' as area
),

-- Areas without a check stay in sight: the first run has none.
board_run_checks as (
    select
        int_as_of.as_of,
        areas.place,
        areas.area,
        cast(count(checks.verdict) as int) as count_checks,
        cast(count(*) filter (where checks.verdict = 'accepted') as int)
            as count_passed,
        cast(count(*) filter (where checks.verdict = 'warned') as int)
            as count_warned,
        cast(count(*) filter (where checks.verdict = 'rejected') as int)
            as count_rejected
    from areas
    cross join int_as_of
    left join checks on areas.area = {{ as_title('checks.area') }} || 's'
    group by 1, 2, 3
)

select * from board_run_checks
