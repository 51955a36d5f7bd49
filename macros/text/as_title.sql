{% macro as_title(name) -%}
    upper(substr({{ name }}, 1, 1))
    || replace(substr({{ name }}, 2), '_', ' ')
{%- endmacro %}
