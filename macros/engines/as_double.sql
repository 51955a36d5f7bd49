{#- dbt.type_float() is 4 bytes on DuckDB. -#}
{% macro as_double(expression) -%}
    cast({{ expression }} as {{ api.Column.translate_type('double precision') }})
{%- endmacro %}
