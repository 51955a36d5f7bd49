{#-
    A Python model runs first; the table is then made of the query that reads its
    rows, as dbt-spark makes it. The new rows of an incremental one wait in a table.
-#}
{% macro sparkpython__create_table_as(
    temporary, relation, compiled_code, language='sql'
) -%}
    {%- set is_python = language == 'python' -%}
    {%- if is_python -%}
        {%- set compiled_code = adapter.run_python_model(model, compiled_code) -%}
    {%- endif -%}
    {{ spark__create_table_as(temporary and not is_python, relation, compiled_code) }}
{%- endmacro %}


{#- `delete+insert` replaces the partitions of its key, so there must be some. -#}
{% macro sparkpython__partition_cols(label, required=false) -%}
    {%- if config.get('incremental_strategy') == 'delete+insert'
        and not config.get('partition_by') -%}
        {%- set key = config.get('unique_key') -%}
        {{ label }} ({{ key if key is string else key | join(', ') }})
    {%- else -%}
        {{ spark__partition_cols(label, required) }}
    {%- endif -%}
{%- endmacro %}
