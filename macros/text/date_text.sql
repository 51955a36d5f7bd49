{% macro date_text(instant) -%}
    cast(cast({{ instant }} as date) as text)
{%- endmacro %}
