{#- How many rows of a CTE there are per value of each dimension, in one pass:
    before as_of (`value`) and before the last accepted run (`value_of_history`).

    source_table: name of the raw table.
    rows: CTE with the rows; joined with the one row of last_accepted_run.
    at: instant of a row; a row without one is as old as can be.
    dimensions: columns, one measure `rows_per_<column>` each. -#}
{% macro rows_per(source_table, rows, at, dimensions) -%}
    select
        '{{ source_table }}' as source_table,
        case
        {%- for dimension in dimensions %}
            when grouping({{ dimension }}) = 0 then 'rows_per_{{ dimension }}'
        {%- endfor %}
            else 'rows'
        end as measure,
        case
        {%- for dimension in dimensions %}
            when grouping({{ dimension }}) = 0
                then coalesce(cast({{ dimension }} as text), '(none)')
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
    {%- for dimension in dimensions %}({{ dimension }}), {% endfor -%}
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

{#- One row with further measures of a CTE, before both instants.

    measures: mapping of measure to the aggregate that makes it. -#}
{% macro totals_of(rows, at, measures) -%}
    select
    {%- for measure, aggregate in measures.items() %}
        {{ measured_before(aggregate, at, 'as_of') }} as {{ measure }},
        {{ measured_before(aggregate, at, 'previous_as_of') }}
            as {{ measure }}_of_history
        {{- ',' if not loop.last }}
    {%- endfor %}
    from {{ rows }}
    cross join last_accepted_run
{%- endmacro %}

{#- The one row of totals_of, a row per measure. -#}
{% macro totals_as_rows(source_table, totals, measures) -%}
    {%- for measure in measures %}
    select
        '{{ source_table }}' as source_table,
        '{{ measure }}' as measure,
        '(all)' as member,
        {{ measure }} as value,
        {{ measure }}_of_history as value_of_history,
        cast(null as timestamp) as newest_at
    from {{ totals }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#- Measures `nulls_in_<column>` for totals_of. -#}
{% macro null_counts(columns) -%}
    {%- set measures = {} -%}
    {%- for column in columns -%}
        {%- do measures.update({
            'nulls_in_' ~ column:
                'sum(case when ' ~ column ~ ' is null then 1 else 0 end)'
        }) -%}
    {%- endfor -%}
    {{ return(measures) }}
{%- endmacro %}
