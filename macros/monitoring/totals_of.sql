{#- One row with further measures of a CTE, before as_of and before the last
    accepted run.

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

{#- The sum of a column over the accepted rows only. -#}
{% macro sum_of_accepted(expression) -%}
    sum(case when per_fate = 'accepted' then {{ expression }} end)
{%- endmacro %}
