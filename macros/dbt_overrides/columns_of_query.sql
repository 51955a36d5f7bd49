{% macro duckdb__columns_of_query(query) -%}
    {{ return(adapter.get_column_schema_from_query(query)) }}
{%- endmacro %}


{% macro postgrespython__columns_of_query(query) -%}
    {{ return(adapter.columns_of_query(query)) }}
{%- endmacro %}
