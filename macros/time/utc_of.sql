{% macro default__utc_of(instant) -%}
    {{ instant }} at time zone 'UTC'
{%- endmacro %}
