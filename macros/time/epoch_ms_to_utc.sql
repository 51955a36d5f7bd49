{#
    No engine overflows in these years, and a count of milliseconds is still exact
    in the double that PostgreSQL multiplies with.
#}
{% macro epoch_ms_to_utc(milliseconds) -%}
    case
        when {{ milliseconds }} between -2208988800000 and 7258118399999
            then {{ adapter.dispatch('epoch_ms_to_utc')(milliseconds) }}
    end
{%- endmacro %}


{% macro default__epoch_ms_to_utc(milliseconds) -%}
    timestamp '1970-01-01 00:00:00'
    + {{ milliseconds }} * interval '1 millisecond'
{%- endmacro %}


{% macro duckdb__epoch_ms_to_utc(milliseconds) -%}
    make_timestamp({{ milliseconds }} * 1000)
{%- endmacro %}
