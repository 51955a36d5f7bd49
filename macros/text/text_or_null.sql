{#- A variable as a text literal, quotes doubled; null when it is empty. -#}
{% macro text_or_null(value) -%}
    {%- if value -%}
        '{{ value | string | replace("'", "''") }}'
    {%- else -%}
        cast(null as text)
    {%- endif -%}
{%- endmacro %}
