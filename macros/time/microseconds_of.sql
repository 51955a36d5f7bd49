{% macro microseconds_of(instant) -%}
    {{ return(adapter.dispatch('microseconds_of')(instant)) }}
{%- endmacro %}

{% macro duckdb__microseconds_of(instant) -%}
    epoch_us({{ instant }})
{%- endmacro %}

{% macro postgres__microseconds_of(instant) -%}
    cast(extract(epoch from {{ instant }}) * 1000000 as bigint)
{%- endmacro %}
