{% macro untransformed(value, transform) -%}
    {%- if transform == 'log1p' -%}
        exp({{ value }}) - 1
    {%- else -%}
        {{ value }}
    {%- endif -%}
{%- endmacro %}
