{#- PostgreSQL knows nothing of the values of a CTE, and would sort all rows for
    the few keys. -#}
{% macro default__without_merge_joins() -%}
{%- endmacro %}


{% macro postgres__without_merge_joins() -%}
    set local enable_mergejoin = off
{%- endmacro %}
