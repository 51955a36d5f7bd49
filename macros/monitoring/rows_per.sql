{#- Accepted rows per value of each dimension, and all rows per fate, in one
    pass: before as_of (`value`) and before the last accepted run
    (`value_of_history`).

    source_table: name of the raw table.
    rows: CTE with the columns of `dimensions_of_row`.
    at: instant of a row; a row without one is as old as can be.
    dimensions: one measure `rows_per_<dimension>` each. -#}
{% macro rows_per(source_table, rows, at, dimensions) -%}
    {%- set dimensions = ['fate'] + dimensions | list -%}
    select
        '{{ source_table }}' as source_table,
        case
        {%- for dimension in dimensions %}
            when grouping(per_{{ dimension }}) = 0
                then 'rows_per_{{ dimension }}'
        {%- endfor %}
            else 'rows'
        end as measure,
        case
        {%- for dimension in dimensions %}
            when grouping(per_{{ dimension }}) = 0 then per_{{ dimension }}
        {%- endfor %}
            else '(all)'
        end as member,
        {{ measured_before('count(*)', at, 'as_of') }} as value,
        {{ measured_before('count(*)', at, 'previous_as_of') }}
            as value_of_history,
        max({{ at }}) filter (where {{ at }} < last_accepted_run.as_of)
            as newest_at
    from {{ rows }}
    cross join last_accepted_run
    group by grouping sets (
    {%- for dimension in dimensions %}(per_{{ dimension }}), {% endfor -%}
    ())
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
