

{% macro count_bits(bits) -%}
    {{ return(adapter.dispatch('count_bits')(bits)) }}
{%- endmacro %}


{% macro duckdb__count_bits(bits) -%}
    cast(coalesce(bit_count({{ bits }}), 0) as int)
{%- endmacro %}


{% macro postgres__count_bits(bits) -%}
    cast(coalesce(bit_count(cast({{ bits }} as bit(64))), 0) as int)
{%- endmacro %}
