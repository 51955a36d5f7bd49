{% macro rounded_money(amount) -%}
    cast(round({{ amount }}, 4) as numeric(18, 4))
{%- endmacro %}
