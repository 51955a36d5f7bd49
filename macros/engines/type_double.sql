{#- The type of an 8-byte floating point number; dbt.type_float() is 4 bytes
    on some engines. -#}
{% macro type_double() -%}
    {{ return(adapter.dispatch('type_double')()) }}
{%- endmacro %}

{% macro default__type_double() -%}
    double precision
{%- endmacro %}
