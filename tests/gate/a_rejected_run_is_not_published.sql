-- The gate. If a source, a segment or a feature changed more than is
-- plausible, the data are broken, not the customers: nothing behind this test
-- is written.
{{ stop_if_rejected() }}
with

run_violations as (
    select * from {{ ref('run_violations') }}
)

select * from run_violations
