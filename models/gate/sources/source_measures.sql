{%- set sources = measured_tables() -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

measures_of_all_sources as (
    {% for source in sources -%}
        select * from {{ ref('measured_' ~ source) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

source_measures as (
    select
        last_accepted_run.as_of,
        measures.source_table,
        measures.measure,
        measures.member,
        measures.value,
        measures.value_of_history,
        measures.newest_at
    from measures_of_all_sources as measures
    cross join last_accepted_run
    where
        measures.value <> 0
        or measures.value_of_history <> 0
        or measures.member = '(all)'
)

select * from source_measures
