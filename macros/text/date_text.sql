{% macro date_text(instant) -%}
    {{ as_text('cast(' ~ instant ~ ' as date)') }}
{%- endmacro %}
