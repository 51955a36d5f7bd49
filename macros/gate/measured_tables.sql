{% macro measured_tables() -%}
    {{ return(
        source_tables() | map(attribute=1) | list + ['exchange_rates']
    ) }}
{%- endmacro %}
