{% macro text_or_null(value) -%}
    {%- if value -%}
        '{{ value | string | replace("'", "''") }}'
    {%- else -%}
        cast(null as text)
    {%- endif -%}
{%- endmacro %}
