{#- The day of an instant as a number: days since 2000-01-01. -#}
{% macro run_day(instant) -%}
    cast({{ dbt.datediff(
        "cast('2000-01-01' as timestamp)", instant, 'day'
    ) }} as int)
{%- endmacro %}
