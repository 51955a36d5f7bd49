{#- Rows 1, 2, 4, ... below 2 to the power of `limit`, as a column `power`. -#}
{% macro powers_of_two(limit) -%}
    {%- for exponent in range(limit) %}
    select cast({{ 2 ** exponent }} as bigint) as power
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
