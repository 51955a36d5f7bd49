{#
    The columns of a query with their exact types, without making a table of it
    where the engine can tell.
#}
{% macro columns_of_query(query) -%}
    {{ return(adapter.dispatch('columns_of_query')(query)) }}
{%- endmacro %}

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


{#- The columns of a table or view that exists. -#}
{% macro columns_of_relation(relation) -%}
    {{ return(adapter.dispatch('columns_of_relation')(relation)) }}
{%- endmacro %}

{% macro default__columns_of_relation(relation) -%}
    {{ return(adapter.get_columns_in_relation(relation)) }}
{%- endmacro %}

{% macro duckdb__columns_of_relation(relation) -%}
    {{ return(adapter.get_column_schema_from_query('from ' ~ relation)) }}
{%- endmacro %}

{% macro postgrespython__columns_of_relation(relation) -%}
    {{ return(adapter.columns_of_query('select * from ' ~ relation)) }}
{%- endmacro %}
