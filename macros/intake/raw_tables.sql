{#
    Names are compared in lower case and with underscores for blanks. Where nothing
    looks (docs, linters), a table is as its YAML says.
#}
{% macro raw_tables() -%}
    {%- set looks = execute
        and flags.WHICH in ('build', 'run', 'retry', 'freshness') -%}
    {%- set schemas = {} -%}
    {%- set tables = {} -%}
    {%- for node in (graph.sources.values() | list if execute else []) -%}
        {%- set schema = api.Relation.create(
            database=node.database, schema=node.schema
        ) -%}
        {%- set place = schema | string -%}
        {%- if looks and place not in schemas -%}
            {%- do schemas.update({place: run_query(
                adapter.dispatch('columns_in_schema')(schema)
            ).rows}) -%}
        {%- endif -%}
        {%- set found = {} -%}
        {%- set names = {} -%}
        {%- for row in schemas.get(place, [])
            if row.table_name | lower | trim | replace(' ', '_')
            == node.identifier | lower -%}
            {%- do names.update({row.table_name: row.reader}) -%}
            {%- do found.setdefault(
                row.column_name | lower | trim | replace(' ', '_'), []
            ).append({
                'name': adapter.quote(row.column_name | replace('"', '""')),
                'type': row.data_type | lower,
                'kind': row.kind,
                'may_read': row.may_read,
            }) -%}
        {%- endfor -%}
        {%- set columns = [] -%}
        {%- for column in node.columns.values() -%}
            {%- set meta = column.config.meta -%}
            {%- set others = [column.name] -%}
            {%- if column.name == 'loaded_at' -%}
                {%- set named = var('loaded_at_columns') -%}
                {%- set others = [named] if named is string else named -%}
            {%- endif -%}
            {%- set matches = others | map('lower') | select('in', found) | list -%}
            {%- do columns.append({
                'name': column.name,
                'data_type': column.data_type,
                'is_required': meta.is_required or false,
                'is_version': meta.is_version or false,
                'found': found[matches | first] if matches else [],
            }) -%}
        {%- endfor -%}
        {%- do tables.update({node.name: {
            'columns': columns,
            'is_required': node.config.meta.is_required,
            'is_missing': looks and not names,
            'names': names.keys() | sort,
            'reader': names.values() | first,
            'may_read': found.values() | sum(start=[])
                | selectattr('may_read') | list | length > 0,
            'relation': schema.incorporate(path={
                'identifier': names.keys() | first if names else node.identifier
            }),
        }}) -%}
    {%- endfor -%}
    {%- do return(tables) -%}
{%- endmacro %}
