{% macro optimization_fence() -%}
    {{ return(adapter.dispatch('optimization_fence')()) }}
{%- endmacro %}


{% macro default__optimization_fence() -%}
{%- endmacro %}


{% macro postgres__optimization_fence() -%}
    offset 0
{%- endmacro %}
