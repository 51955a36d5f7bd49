{% macro code_points(column) -%}
    {{ return(adapter.dispatch('code_points')(column)) }}
{%- endmacro %}


{% macro duckdb__code_points(column) -%}
    {{ column }}
{%- endmacro %}


{% macro postgres__code_points(column) -%}
    {{ column }} collate "C"
{%- endmacro %}
