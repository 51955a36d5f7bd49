{# A double holds every count of microseconds of 285 years exactly. #}
{% macro days_between(earlier, later) -%}
    {%- set microseconds_of = adapter.dispatch('microseconds_of') -%}
    {{ as_double(microseconds_of(later) ~ ' - ' ~ microseconds_of(earlier)) }}
    / 86400000000.0
{%- endmacro %}
