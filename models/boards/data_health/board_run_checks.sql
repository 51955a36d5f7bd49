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

checks as (
    select
        'Sources' as area,
        verdict
    from source_drift
    union all
    select
        'Segments' as area,
        verdict
    from segment_drift
    union all
    select
        'Features' as area,
        verdict
    from feature_drift
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
    left join checks on areas.area = checks.area
    group by 1, 2, 3
)

select * from board_run_checks
