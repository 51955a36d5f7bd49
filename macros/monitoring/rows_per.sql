{#- Accepted rows per value of each dimension, all rows per fate, and all rows,
    before as_of (`value`) and before the last accepted run (`value_of_history`).

    source_table: name of the raw table.
    rows: CTE with the columns of `dimensions_of_row`.
    at: instant of a row; a row without one is as old as can be.
    dimensions: one measure `rows_per_<dimension>` each. -#}
{% macro rows_per(source_table, rows, at, dimensions) -%}
    {%- for dimension in ['fate'] + dimensions | list %}
    select
        '{{ source_table }}' as source_table,
        'rows_per_{{ dimension }}' as measure,
        per_{{ dimension }} as member,
        {{ counted_and_newest(at) | indent(4) }}
    from {{ rows }}
    cross join last_accepted_run
    group by per_{{ dimension }}
    union all
    {%- endfor %}
    select
        '{{ source_table }}' as source_table,
        'rows' as measure,
        '(all)' as member,
        {{ counted_and_newest(at) | indent(4) }}
    from {{ rows }}
    cross join last_accepted_run
{%- endmacro %}

{#- The number of rows at both horizons and the newest instant before as_of. -#}
{% macro counted_and_newest(at) -%}
    {{ measured_before('count(*)', at, 'as_of') }} as value,
    {{ measured_before('count(*)', at, 'previous_as_of') }} as value_of_history,
    max({{ at }}) filter (where {{ at }} < last_accepted_run.as_of) as newest_at
{%- endmacro %}

{#- An aggregate over the rows before an instant of last_accepted_run. -#}
{% macro measured_before(aggregate, at, horizon) -%}
    cast(coalesce(
        {{ aggregate }} filter (
            where coalesce({{ at }}, {{ earliest_plausible_at() }})
            < last_accepted_run.{{ horizon }}
        ),
        0
    ) as numeric(38, 4))
{%- endmacro %}
