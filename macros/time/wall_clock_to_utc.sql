{% macro wall_clock_to_utc(wall_clock, zone) -%}
    {{ return(adapter.dispatch('wall_clock_to_utc')(wall_clock, zone)) }}
{%- endmacro %}


{% macro duckdb__wall_clock_to_utc(wall_clock, zone) -%}
    {{ wall_clock }} at time zone {{ zone }} at time zone 'UTC'
{%- endmacro %}


{% macro postgres__wall_clock_to_utc(wall_clock, zone) -%}
    {{ wall_clock }} at time zone {{ zone }} at time zone 'UTC'
{%- endmacro %}
