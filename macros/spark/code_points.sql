{#- Spark compares the bytes of texts. -#}
{% macro spark__code_points(column) -%}
    {{ column }}
{%- endmacro %}
