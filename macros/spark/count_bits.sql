{% macro spark__count_bits(bits) -%}
    cast(coalesce(bit_count({{ bits }}), 0) as int)
{%- endmacro %}
