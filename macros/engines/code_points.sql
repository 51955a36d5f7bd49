{#- A text to be sorted by code points, whatever the collation of the database.

    column: the text; sort direction follows after the macro. -#}
{% macro code_points(column) -%}
    {{ column }} collate "C"
{%- endmacro %}
