{% macro default__bit_of(number) -%}
    cast(1 as bigint) << cast({{ number }} as int)
{%- endmacro %}
