{#- dbt.type_float() is 4 bytes on DuckDB. -#}
{% macro type_double() -%}
    {{ return(adapter.dispatch('type_double')()) }}
{%- endmacro %}


{#- The name that the SQL standard has. -#}
{% macro default__type_double() -%}
    double precision
{%- endmacro %}
