{#- A number with one bit set, and how many are set in one: `bit_or` over the rows
    of a group counts distinct small numbers without keeping a list of them.

    number: from 0 to 62. -#}
{% macro bit_of(number) -%}
    cast(1 as bigint) << cast({{ number }} as int)
{%- endmacro %}

{#- bits: a bigint, or null for none. -#}
{% macro count_bits(bits) -%}
    {{ return(adapter.dispatch('count_bits')(bits)) }}
{%- endmacro %}

{% macro default__count_bits(bits) -%}
    cast(coalesce(bit_count({{ bits }}), 0) as int)
{%- endmacro %}

{% macro postgres__count_bits(bits) -%}
    cast(coalesce(bit_count(cast({{ bits }} as bit(64))), 0) as int)
{%- endmacro %}
