{% macro spark__bit_of(number) -%}
    shiftleft(cast(1 as bigint), cast({{ number }} as int))
{%- endmacro %}
