{#-
    The one place where a Python model differs: it runs first, into a temporary
    table, and the table is then created from that by dbt-postgres.
-#}
{% macro postgrespython__create_table_as(temporary, relation, sql) -%}
    {%- if model is defined and model.get('language') == 'python' -%}
        {%- set sql = adapter.run_python_model(model, compiled_code) -%}
    {%- endif -%}
    {{ postgres__create_table_as(temporary, relation, sql) }}
{%- endmacro %}
