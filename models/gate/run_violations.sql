with

run_findings as (
    select * from {{ ref('run_findings') }}
),

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

run_violations as (
    select
        last_accepted_run.as_of,
        run_findings.area,
        run_findings.subject,
        run_findings.check_name,
        run_findings.reason,
        run_findings.what_to_do,
        cast(run_findings.place as bigint) as place
    from run_findings
    cross join last_accepted_run
    where run_findings.stops_the_run
)

select * from run_violations
