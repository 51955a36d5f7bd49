{% macro spark__microseconds_of(instant) -%}
    unix_micros(cast({{ instant }} as timestamp))
{%- endmacro %}
