{#
    DuckDB takes microseconds for each conversion between zones. So it converts
    three noons per day of a zone instead of every row. The clocks may have changed
    around a day if UTC is not equally far at its noon, the one before and the one
    after: the rows of such days are converted one by one.

    PostgreSQL converts a row in a sixth of a microsecond, less than it takes to
    look its day up.

    The column of a wall clock has a zone of its own, <column>_zone, where the raw
    column was an instant: that needs no zone of the row.
#}
{% macro with_utc(rows, zone, wall_clock) -%}
    {{ return(adapter.dispatch('with_utc')(rows, zone, wall_clock)) }}
{%- endmacro %}


{% macro postgres__with_utc(rows, zone, wall_clock) -%}
    {%- set own_zone = 'coalesce(' ~ wall_clock ~ '_zone, ' ~ zone ~ ')' -%}
    select
        {{ rows }}.*,
        {{ wall_clock_to_utc(wall_clock, own_zone) }} as {{ wall_clock }}_utc
    from {{ rows }}
    {{ optimization_fence() }}
{%- endmacro %}


{% macro duckdb__with_utc(rows, zone, wall_clock) -%}
    {%- set own_zone = 'coalesce(' ~ rows ~ '.' ~ wall_clock ~ '_zone, '
        ~ rows ~ '.' ~ zone ~ ')' -%}
    {%- set noon = "cast(local_date as timestamp) + interval '12 hours'" -%}
    {%- set noons = {
        'before': noon ~ " - interval '1 day'",
        'here': noon,
        'after': noon ~ " + interval '1 day'",
    } -%}
    select
        {{ rows }}.*,
        case
            when
                offsets.ahead_here = offsets.ahead_before
                and offsets.ahead_here = offsets.ahead_after
                then {{ rows }}.{{ wall_clock }} - offsets.ahead_here
            else {{ wall_clock_to_utc(rows ~ '.' ~ wall_clock, own_zone) }}
        end as {{ wall_clock }}_utc
    from {{ rows }}
    left join (
        select
            zone_name,
            local_date,
            {%- for place, instant in noons.items() %}
            {{ instant }} - {{ wall_clock_to_utc('(' ~ instant ~ ')', 'zone_name') }}
                as ahead_{{ place }} {{- ',' if not loop.last }}
            {%- endfor %}
        from (
            select distinct
                {{ own_zone }} as zone_name,
                cast({{ wall_clock }} as date) as local_date
            from {{ rows }}
            where {{ own_zone }} is not null and {{ wall_clock }} is not null
        ) as days
    ) as offsets
        on
            {{ own_zone }} = offsets.zone_name
            and cast({{ rows }}.{{ wall_clock }} as date) = offsets.local_date
{%- endmacro %}
