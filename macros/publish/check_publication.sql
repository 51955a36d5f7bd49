{#- DuckDB's readers read a folder: its plugin looks whose it is (warehouse/duckdb_plugin). -#}
{% macro default__check_publication() -%}
{%- endmacro %}

{% macro postgres__check_publication() -%}
    {%- set schema = ref('run_verdict').schema -%}
    {%- if execute and '.customer_segmentation.' in selected_resources | join
        and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- if target.type == 'postgres' -%}
            {{ exceptions.raise_fail_fast_error(
                'The target ' ~ target.name ~ ' of profiles.yml is of type postgres, '
                ~ 'which runs no Python models: write type: postgrespython.'
            ) }}
        {%- endif -%}
        {%- set published = schema ~ '_published' -%}
        {%- set own = 'Published copies of the schema ' ~ schema ~ '.' -%}
        {%- for row in run_query(
            'select pg_namespace.nspname, '
            ~ "obj_description(pg_namespace.oid, 'pg_namespace'), "
            ~ "count(*) filter (where obj_description(pg_class.oid, 'pg_class') "
            ~ "like 'Published copy%') from pg_namespace left join pg_class "
            ~ 'on pg_namespace.oid = pg_class.relnamespace where '
            ~ "pg_namespace.nspname in ('" ~ schema | replace("'", "''")
            ~ "', left('" ~ published | replace("'", "''") ~ "', 63)) "
            ~ 'group by 1, 2'
        ).rows -%}
            {%- if row[0] == schema and row[2] > 0 -%}
                {{ exceptions.raise_fail_fast_error(
                    'The schema ' ~ row[0] ~ ' holds the published copies of '
                    ~ 'another one, which this build would overwrite: set '
                    ~ 'SEGMENTATION_SCHEMA to another name.'
                ) }}
            {%- elif row[0] != schema and row[1] and row[1] != own
                and row[1].startswith('Published copies of the schema ') -%}
                {{ exceptions.raise_fail_fast_error(
                    'The schema ' ~ row[0] ~ ' is taken (' ~ row[1]
                    ~ '), and this build is of the schema ' ~ schema
                    ~ ': set SEGMENTATION_SCHEMA to another name.'
                ) }}
            {%- endif -%}
        {%- endfor -%}
        {%- set found = run_query(
            'select rolname from pg_roles'
        ).columns[0].values() if var('bi_roles') or var('crm_roles') else [] -%}
        {%- for name, roles in {
            'bi_roles': var('bi_roles'), 'crm_roles': var('crm_roles'),
        }.items() -%}
            {%- for role in roles or [] if role not in found -%}
                {{ exceptions.raise_fail_fast_error(
                    name ~ " names the role '" ~ role ~ "', which this PostgreSQL "
                    ~ 'server does not have; create it, or take it out of the '
                    ~ 'variable.'
                ) }}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
