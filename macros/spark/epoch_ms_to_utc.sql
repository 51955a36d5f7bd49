{% macro spark__epoch_ms_to_utc(milliseconds) -%}
    timestamp_millis({{ milliseconds }})
{%- endmacro %}
