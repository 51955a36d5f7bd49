{# A double holds every count of microseconds of 285 years exactly. Whole days are its
   floor: dbt.datediff counts midnights, which makes 23:59 to 00:01 a day. #}
{% macro days_between(earlier, later) -%}
    {%- set microseconds_of = adapter.dispatch('microseconds_of') -%}
    {{ as_double(microseconds_of(later) ~ ' - ' ~ microseconds_of(earlier)) }}
    / 86400000000.0
{%- endmacro %}
