{#- dbt-duckdb makes the tables that end in a time in the schema `main`. -#}
{% macro default__drop_leftovers(when) -%}
    {%- if execute and '.customer_segmentation.' in selected_resources | join -%}
        begin;
        {%- for row in run_query(
            'select table_schema, table_name, table_type '
            ~ 'from information_schema.tables '
            ~ "where table_catalog = '" ~ target.database ~ "' and ("
            ~ "table_name like '%!_!_dbt!_backup' escape '!' "
            ~ "or table_name like '%!_!_dbt!_tmp%' escape '!')"
        ).rows %}
            {%- set schema, name = row[0], row[1] -%}
            {%- set stem, suffix = name.rsplit('__dbt_', 1) -%}
            {%- set has_time = suffix not in ('tmp', 'backup') -%}
            {%- set schemas = graph.nodes.values()
                | selectattr('package_name', 'equalto', 'customer_segmentation')
                | selectattr('alias', 'defined')
                | selectattr('alias', 'equalto', stem)
                | map(attribute='schema') | list -%}
            {%- if schemas
                and (schema in schemas or has_time and schema == 'main')
                and (not has_time or suffix[3:].isdigit()) -%}
                {%- set relation = api.Relation.create(
                    database=target.database, schema=schema, identifier=name,
                    type='view' if row[2] == 'VIEW' else 'table'
                ) -%}
                {%- do log('Dropping ' ~ relation ~ ', left behind by a run before',
                    info=(when == 'start')) -%}
                {%- do adapter.cache_dropped(relation) %}
        drop {{ relation.type }} if exists {{ relation }} cascade;
            {%- endif -%}
        {%- endfor %}
        commit;
    {%- endif -%}
{%- endmacro %}
