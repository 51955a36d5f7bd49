{#
    The days of wall clocks, and how far their zone's clocks are ahead of UTC on
    them: so that DuckDB, which takes microseconds for each conversion between
    zones, converts three noons per day instead of every row.

    `ahead` is null around a day on which the clocks may have changed: then it is
    not equal at noon of the day, of the one before, and of the one after. Rows
    of such days are converted one by one, see `utc_of_day`.

    PostgreSQL converts a row in a sixth of a microsecond, less than it takes to look its
    day up: there no days are listed, and each row is converted.

    Arguments: `relation`; `zone`, its column with a known zone or null;
    `wall_clocks`, a list of its timestamp columns.
#}
{% macro days_of_zones(relation, zone, wall_clocks) -%}
    {{ return(adapter.dispatch('days_of_zones')(relation, zone, wall_clocks)) }}
{%- endmacro %}


{% macro postgres__days_of_zones(relation, zone, wall_clocks) -%}
    select
        cast(null as text) as time_zone,
        cast(null as date) as local_date,
        cast(null as interval) as ahead
    where false
{%- endmacro %}


{% macro duckdb__days_of_zones(relation, zone, wall_clocks) -%}
    {%- set noon = "cast(local_date as timestamp) + interval '12 hours'" -%}
    {%- set noons = {
        'before': noon ~ " - interval '1 day'",
        'here': noon,
        'after': noon ~ " + interval '1 day'",
    } -%}
    select
        time_zone,
        local_date,
        case
            when ahead_here = ahead_before and ahead_here = ahead_after
                then ahead_here
        end as ahead
    from (
        select
            time_zone,
            local_date,
            {%- for place, instant in noons.items() %}
            {{ instant }} - {{ wall_clock_to_utc('(' ~ instant ~ ')', 'time_zone') }}
                as ahead_{{ place }} {{- ',' if not loop.last }}
            {%- endfor %}
        from (
            {%- for wall_clock in wall_clocks %}
            select {{ zone }} as time_zone, cast({{ wall_clock }} as date) as local_date
            from {{ relation }}
            where {{ zone }} is not null and {{ wall_clock }} is not null
            group by 1, 2
            {{ 'union' if not loop.last }}
            {%- endfor %}
        ) as days
    ) as offsets
{%- endmacro %}


{# The UTC instant of a wall clock, `days` being its row of `days_of_zones`. #}
{% macro utc_of_day(wall_clock, zone, days) -%}
    {{ return(adapter.dispatch('utc_of_day')(wall_clock, zone, days)) }}
{%- endmacro %}


{% macro postgres__utc_of_day(wall_clock, zone, days) -%}
    {{ return(wall_clock_to_utc(wall_clock, zone)) }}
{%- endmacro %}


{% macro duckdb__utc_of_day(wall_clock, zone, days) -%}
    case
        when {{ days }}.ahead is not null then {{ wall_clock }} - {{ days }}.ahead
        else {{ wall_clock_to_utc(wall_clock, zone) }}
    end
{%- endmacro %}


{#
    The select of the rows of a CTE with `<wall_clock>_utc`, the instant of its
    column `wall_clock` in the zone of its column `zone`, which is known or null.
    The CTE `days_of_zones` must have been made of them.
#}
{% macro with_utc(rows, zone, wall_clock) -%}
    select
        {{ rows }}.*,
        {{ utc_of_day(
            rows ~ '.' ~ wall_clock, rows ~ '.' ~ zone, 'days_of_zones'
        ) }} as {{ wall_clock }}_utc
    from {{ rows }}
    -- PostgreSQL converts each row: its list of days is empty.
    left join days_of_zones  -- noqa: ST11
        on
            {{ rows }}.{{ zone }} = days_of_zones.time_zone
            and cast({{ rows }}.{{ wall_clock }} as date)
            = days_of_zones.local_date
    {{ optimization_fence() }}
{%- endmacro %}
