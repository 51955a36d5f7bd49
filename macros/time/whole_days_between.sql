{# dbt.datediff counts midnights, which makes 23:59 to 00:01 a day. #}
{% macro whole_days_between(earlier, later) -%}
    cast(floor({{ days_between(earlier, later) }}) as int)
{%- endmacro %}
