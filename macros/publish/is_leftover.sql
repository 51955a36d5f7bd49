{#- dbt-duckdb makes the tables that end in a time in the schema `main`. -#}
{% macro is_leftover(schema, name) -%}
    {%- set stem, suffix = name.rsplit('__dbt_', 1) -%}
    {%- set owners = graph.nodes.values() | selectattr('alias', 'defined')
        | selectattr('alias', 'equalto', stem) | list -%}
    {%- set schemas = owners | map(attribute='schema') | list -%}
    {%- set has_time = suffix != 'tmp' and suffix != 'backup' -%}
    {{ return(
        owners and (schema in schemas or has_time and schema == 'main')
        and (not has_time or suffix[3:].isdigit())
    ) }}
{%- endmacro %}
