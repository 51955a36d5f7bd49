{# Engines round doubles and divide decimals differently; floor and an exact
   product do the same everywhere. #}
{% macro money_from_double(amount) -%}
    cast(
        cast(floor(({{ amount }}) * 10000 + 0.5) as bigint) * 0.0001
        as numeric(18, 4)
    )
{%- endmacro %}
