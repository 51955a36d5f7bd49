{% macro drop_leftovers(when) -%}
    {%- if execute -%}
        begin;
        {%- for row in run_query(
            'select table_schema, table_name, table_type '
            ~ 'from information_schema.tables '
            ~ "where table_catalog = '" ~ target.database ~ "' and ("
            ~ "table_name like '%!_!_dbt!_backup' escape '!' "
            ~ "or table_name like '%!_!_dbt!_tmp%' escape '!')"
        ).rows if is_leftover(row[0], row[1]) %}
            {%- set relation = api.Relation.create(
                database=target.database, schema=row[0], identifier=row[1],
                type='view' if row[2] == 'VIEW' else 'table'
            ) -%}
            {%- do log('Dropping ' ~ relation ~ ', left behind by a run before',
                info=(when == 'start')) -%}
            {%- do adapter.cache_dropped(relation) %}
        drop {{ relation.type }} if exists {{ relation }} cascade;
        {%- endfor %}
        commit;
    {%- endif -%}
{%- endmacro %}
