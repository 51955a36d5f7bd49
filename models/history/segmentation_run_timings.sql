-- An empty table: the rows come from the hook record_run_timings, which knows
-- what every node of a run took, also when the run failed.
with

segmentation_run_timings as (
    select
        cast(null as {{ dbt.type_string() }}) as invocation_id,
        cast(null as timestamp) as as_of,
        cast(null as {{ dbt.type_string() }}) as command,
        cast(null as {{ dbt.type_string() }}) as layer,
        cast(null as bigint) as count_nodes,
        cast(null as bigint) as count_failed,
        cast(null as timestamp) as started_at,
        cast(null as timestamp) as finished_at,
        {{ as_double('null') }} as elapsed_seconds,
        {{ as_double('null') }} as busy_seconds,
        cast(null as {{ dbt.type_string() }}) as verdict,
        cast(null as {{ dbt.type_string() }}) as reason,
        cast(null as {{ dbt.type_string() }}) as what_to_do
)

select * from segmentation_run_timings
where invocation_id is not null
