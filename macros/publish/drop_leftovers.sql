{#
    Statements that drop the tables and views with which dbt prepares its own:
    at the start of a run what a killed one left behind, at its end what
    dbt-duckdb leaves behind itself, the new rows of an incremental Python model.
    Only names that dbt makes from a name of this project are touched.

    when: `start` or `end` of the run; at the start it is said what is dropped.
-#}
{% macro drop_leftovers(when) -%}
    {%- if execute -%}
        begin;
        {%- for relation in leftovers() %}
            {%- do log('Dropping ' ~ relation ~ ', left behind by a run before',
                info=(when == 'start')) -%}
            {%- do adapter.cache_dropped(relation) %}
        drop {{ relation.type }} if exists {{ relation }} cascade;
        {%- endfor %}
        commit;
    {%- endif -%}
{%- endmacro %}

{% macro leftovers() -%}
    {%- set found = run_query(
        'select table_schema, table_name, table_type '
        ~ 'from information_schema.tables '
        ~ "where table_catalog = '" ~ target.database ~ "' and ("
        ~ "table_name like '%!_!_dbt!_backup' escape '!' "
        ~ "or table_name like '%!_!_dbt!_tmp%' escape '!')"
    ) -%}
    {%- set relations = [] -%}
    {%- for row in found.rows if is_of_this_project(row[0], row[1]) -%}
        {%- do relations.append(api.Relation.create(
            database=target.database, schema=row[0], identifier=row[1],
            type='view' if row[2] == 'VIEW' else 'table'
        )) -%}
    {%- endfor -%}
    {{ return(relations) }}
{%- endmacro %}

{#- dbt-duckdb makes the tables that end in a time in the schema `main`. -#}
{% macro is_of_this_project(schema, name) -%}
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
