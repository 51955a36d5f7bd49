{% macro spark__json_text(value, keys) -%}
    get_json_object({{ value }}, '$.{{ keys | join('.') }}')
{%- endmacro %}
