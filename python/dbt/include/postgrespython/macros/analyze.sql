{#-
    Statistics for the planner, as soon as a table has its rows: autovacuum looks
    once a minute, and the next model reads at once. Without them PostgreSQL
    takes a new table for small, and sorts what it could hash.

    Every materialization calls `create_indexes` for a table that it has made.
-#}
{% macro postgrespython__create_indexes(relation) -%}
    {%- do default__create_indexes(relation) -%}
    {%- do run_query('analyze ' ~ relation) -%}
{%- endmacro %}


{#- A seed that exists is emptied and filled again. -#}
{% macro postgrespython__load_csv_rows(model, agate_table) -%}
    {%- set inserts = default__load_csv_rows(model, agate_table) -%}
    {%- do run_query('analyze ' ~ this) -%}
    {{ return(inserts) }}
{%- endmacro %}
