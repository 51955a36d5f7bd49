-- A change of the shop would be explained by more or less than itself.
{{ config(enabled=var('act_and_learn')) }}

with

kpi_rollup as (
    select * from {{ ref('kpi_rollup') }}
)

select metric
from kpi_rollup
where
    abs(new_mean - old_mean - change_within - change_by_mix)
    > 1e-9 * (1 + abs(new_mean) + abs(old_mean))
