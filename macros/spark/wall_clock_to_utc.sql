{#-
    Java takes the earlier instant of the autumn hour. So the offset of four hours
    later is tried, and kept where it leads back to the same wall clock.
-#}
{% macro spark__wall_clock_to_utc(wall_clock, zone) -%}
    {%- set later -%}
        (to_utc_timestamp({{ wall_clock }} + interval '4' hour, {{ zone }})
        - interval '4' hour)
    {%- endset -%}
    case
        when from_utc_timestamp({{ later }}, {{ zone }}) = {{ wall_clock }}
            then {{ later }}
        else to_utc_timestamp({{ wall_clock }}, {{ zone }})
    end
{%- endmacro %}
