{% macro duckdb__microseconds_of(instant) -%}
    epoch_us({{ instant }})
{%- endmacro %}

{% macro default__microseconds_of(instant) -%}
    cast(extract(epoch from {{ instant }}) * 1000000 as bigint)
{%- endmacro %}
