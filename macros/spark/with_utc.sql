{% macro spark__with_utc(rows, zone, wall_clock) -%}
    {%- set own_zone = 'coalesce(' ~ wall_clock ~ '_zone, ' ~ zone ~ ')' -%}
    select
        {{ rows }}.*,
        {{ wall_clock_to_utc(wall_clock, own_zone) }} as {{ wall_clock }}_utc
    from {{ rows }}
{%- endmacro %}
