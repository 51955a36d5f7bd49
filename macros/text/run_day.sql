{% macro run_day(instant) -%}
    cast({{ dbt.datediff(
        "cast('2000-01-01' as timestamp)", instant, 'day'
    ) }} as int)
{%- endmacro %}
