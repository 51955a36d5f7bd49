{#- A table is replaced at once, and what is temporary ends with the session. -#}
{% macro spark__drop_leftovers(when) -%}
{%- endmacro %}
