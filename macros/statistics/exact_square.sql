{% macro exact_square(expression) -%}
    cast({{ expression }} as numeric(19, 6))
    * cast({{ expression }} as numeric(19, 6))
{%- endmacro %}
