{#- dbt.type_float() is 4 bytes on DuckDB. -#}
{% macro as_double(expression) -%}
    cast({{ expression }} as double precision)
{%- endmacro %}
