{#- The types of the engine are asked for: Spark's text is a string. -#}
{% macro as_text(expression) -%}
    cast({{ expression }} as {{ api.Column.translate_type('text') }})
{%- endmacro %}
