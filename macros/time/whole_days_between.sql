{#- Whole days from one instant to another: floor((later - earlier) / 24 h).

    dbt.datediff counts midnights instead, which makes 23:59 to 00:01 a day. -#}
{% macro whole_days_between(earlier, later) -%}
    cast(floor({{ days_between(earlier, later) }}) as int)
{%- endmacro %}
