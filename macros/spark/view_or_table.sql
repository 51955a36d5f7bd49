{#- A view would be computed for each reader, and by the settings of its session. -#}
{% macro spark__view_or_table() -%}
    {{ return('table') }}
{%- endmacro %}
