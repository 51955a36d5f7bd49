{# Whether an amount is null, or PostgreSQL's NaN, which is above every number. #}
{% macro is_no_amount(amount) -%}
    ({{ amount }} is null or {{ amount }} > 99999999999999)
{%- endmacro %}
