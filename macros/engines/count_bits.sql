{#- With `bit_or` over the rows of a group, these two count distinct small numbers
    without keeping a list of them. -#}
{% macro bit_of(number) -%}
    cast(1 as bigint) << cast({{ number }} as int)
{%- endmacro %}


{% macro count_bits(bits) -%}
    {{ return(adapter.dispatch('count_bits')(bits)) }}
{%- endmacro %}


{% macro duckdb__count_bits(bits) -%}
    cast(coalesce(bit_count({{ bits }}), 0) as int)
{%- endmacro %}


{% macro postgres__count_bits(bits) -%}
    cast(coalesce(bit_count(cast({{ bits }} as bit(64))), 0) as int)
{%- endmacro %}
