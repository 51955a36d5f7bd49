{% macro is_no_amount(amount) -%}
    ({{ amount }} is null or {{ amount }} > 99999999999999)
{%- endmacro %}
