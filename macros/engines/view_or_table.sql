{#- PostgreSQL knows nothing of a view's values, and takes a join with it for
    thousands of times as large as it is. -#}
{% macro default__view_or_table() -%}
    {{ return('view') }}
{%- endmacro %}


{% macro postgres__view_or_table() -%}
    {{ return('table') }}
{%- endmacro %}
