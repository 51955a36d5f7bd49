{#- Whole days from one instant to another: floor((later - earlier) / 24 h).

    dbt.datediff counts midnights instead, which makes 23:59 to 00:01 a day.
    A double holds every count of microseconds of 285 years exactly. -#}
{% macro whole_days_between(earlier, later) -%}
    cast(floor(
        cast(
            {{ microseconds_of(later) }} - {{ microseconds_of(earlier) }}
            as {{ type_double() }}
        ) / 86400000000.0
    ) as int)
{%- endmacro %}
