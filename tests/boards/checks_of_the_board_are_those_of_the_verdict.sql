-- If this fails, the first panel of the board of data health counts other
-- findings than the ledger, and nobody knows which of them to trust.
with

board_run_checks as (
    select * from {{ ref('board_run_checks') }}
),

board_run_trust as (
    select * from {{ ref('board_run_trust') }}
),

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

checks as (
    select
        sum(count_checks) as count_checks,
        sum(count_passed + count_warned + count_rejected) as count_judged,
        sum(count_warned + count_rejected) as count_findings
    from board_run_checks
)

select
    checks.count_checks,
    checks.count_judged,
    checks.count_findings,
    segmentation_runs.count_findings as count_in_ledger
from board_run_trust
cross join checks
left join segmentation_runs
    on board_run_trust.as_of = segmentation_runs.as_of
where
    segmentation_runs.as_of is null
    or checks.count_checks <> checks.count_judged
    or checks.count_findings <> segmentation_runs.count_findings
