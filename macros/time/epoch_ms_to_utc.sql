{#
    The UTC timestamp of milliseconds since 1970-01-01 00:00 UTC; null outside
    the years 1900 to 2199, where no engine overflows and a count of
    milliseconds is still exact in the double that PostgreSQL multiplies with.
#}
{% macro epoch_ms_to_utc(milliseconds) -%}
    case
        when {{ milliseconds }} between -2208988800000 and 7258118399999
            then {{ adapter.dispatch('timestamp_of_epoch_ms')(milliseconds) }}
    end
{%- endmacro %}


{% macro default__timestamp_of_epoch_ms(milliseconds) -%}
    timestamp '1970-01-01 00:00:00'
    + {{ milliseconds }} * interval '1 millisecond'
{%- endmacro %}


{% macro duckdb__timestamp_of_epoch_ms(milliseconds) -%}
    make_timestamp({{ milliseconds }} * 1000)
{%- endmacro %}
