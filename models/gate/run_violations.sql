with

run_verdict as (
    select * from {{ ref('run_verdict') }}
),

run_findings as (
    select * from {{ ref('run_findings') }}
),

run_violations as (
    select
        run_verdict.as_of,
        run_findings.area,
        run_findings.subject,
        run_findings.check_name,
        run_findings.reason,
        run_findings.place
    from run_findings
    inner join run_verdict on run_verdict.verdict = 'rejected'
    where run_findings.verdict = 'rejected'
)

select * from run_violations
