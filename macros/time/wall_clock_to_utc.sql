{% macro wall_clock_to_utc(wall_clock, zone) -%}
    {{ return(adapter.dispatch('wall_clock_to_utc')(wall_clock, zone)) }}
{%- endmacro %}


{% macro default__wall_clock_to_utc(wall_clock, zone) -%}
    {{ wall_clock }} at time zone {{ zone }} at time zone 'UTC'
{%- endmacro %}
