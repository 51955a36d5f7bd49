{#
    The end of a CTE whose columns cost something and are mentioned more than once
    by the CTE that reads it. PostgreSQL merges the two, and works an expression out at
    each mention; with these words it does so once per row. DuckDB does by itself.
#}
{% macro evaluated_once() -%}
    {{ return(adapter.dispatch('evaluated_once')()) }}
{%- endmacro %}


{% macro default__evaluated_once() -%}
{%- endmacro %}


{% macro postgres__evaluated_once() -%}
    offset 0
{%- endmacro %}
