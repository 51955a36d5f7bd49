{#- As dbt does it in its materialization of unit tests: with a table. -#}
{% macro default__columns_of_query(query) -%}
    {%- set relation = make_temp_relation(this.incorporate(type='table')) -%}
    {%- do run_query(get_create_table_as_sql(
        True, relation, get_empty_subquery_sql(query)
    )) -%}
    {%- set columns = adapter.get_columns_in_relation(relation) -%}
    {%- do adapter.drop_relation(relation) -%}
    {{ return(columns) }}
{%- endmacro %}


{% macro duckdb__columns_of_query(query) -%}
    {{ return(adapter.get_column_schema_from_query(query)) }}
{%- endmacro %}


{% macro postgrespython__columns_of_query(query) -%}
    {{ return(adapter.columns_of_query(query)) }}
{%- endmacro %}
