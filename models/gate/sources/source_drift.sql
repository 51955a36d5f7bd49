with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

source_changes as (
    select * from {{ ref('source_changes') }}
),

source_drift as (
    select
        last_accepted_run.as_of,
        source_changes.source_table,
        source_changes.check_name,
        source_changes.measure,
        source_changes.member,
        last_accepted_run.previous_as_of,
        source_changes.value_before,
        source_changes.value_now,
        source_changes.deviation,
        source_changes.bound,
        source_changes.verdict,
        {{ source_reason() | indent(8) }} as reason
    from source_changes
    cross join last_accepted_run
)

select * from source_drift
