{#
    The UTC instant of a local wall clock. In the autumn hour that happens twice
    the later instant is taken; in the spring gap the clock moves forward.
    `zone` must be null or a name of the seed `time_zones`: then no engine raises.
#}
{% macro wall_clock_to_utc(wall_clock, zone) -%}
    {{ return(adapter.dispatch('wall_clock_to_utc')(wall_clock, zone)) }}
{%- endmacro %}


{% macro duckdb__wall_clock_to_utc(wall_clock, zone) -%}
    {{ wall_clock }} at time zone {{ zone }} at time zone 'UTC'
{%- endmacro %}


{% macro postgres__wall_clock_to_utc(wall_clock, zone) -%}
    {{ wall_clock }} at time zone {{ zone }} at time zone 'UTC'
{%- endmacro %}
