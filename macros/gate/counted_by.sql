{#- The rows of a CTE, counted by several dimensions in one pass: a small table,
    which every measure is a sum of. What a row says and what its clock says are
    better counted apart: all of it together has nearly as many values as rows.

    rows: CTE with the columns of `dimensions_of_row`.
    at: instant of a row.
    dimensions: those to count by.
    measures: mapping of further measures to the aggregate that makes each; sums
        over all rows are sums of these. -#}
{% macro counted_by(rows, at, dimensions, measures={}) -%}
    select
        fate,
        horizon,
        {%- for dimension in dimensions %}
        per_{{ dimension }},
        {%- endfor %}
        count(*) as count_rows,
        max({{ at }}) as newest_at
        {%- for measure, aggregate in measures.items() %},
        {{ aggregate }} as {{ measure }}
        {%- endfor %}
    from {{ rows }}
    group by fate, horizon
    {%- for dimension in dimensions %}, per_{{ dimension }}{% endfor %}
{%- endmacro %}

{#- Measures `nulls_in_<column>` for counted_by. -#}
{% macro null_counts(columns) -%}
    {%- set measures = {} -%}
    {%- for column in columns -%}
        {%- do measures.update({
            'nulls_in_' ~ column: 'count(*) - count(' ~ column ~ ')'
        }) -%}
    {%- endfor -%}
    {{ return(measures) }}
{%- endmacro %}

{#- The sum of a column over the accepted rows only. -#}
{% macro sum_of_accepted(expression) -%}
    sum(case when fate = 'accepted' then {{ expression }} end)
{%- endmacro %}
