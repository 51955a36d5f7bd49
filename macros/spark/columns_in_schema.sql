{#-
    Spark has no catalog that SQL can read: each table is described, and what was
    found comes back as rows. A timestamp of Spark is an instant, one without a zone
    a wall clock.
-#}
{% macro spark__columns_in_schema(schema, tables, expressions) -%}
    {%- set kinds = {
        'string': 'text', 'varchar': 'text', 'char': 'text', 'boolean': 'boolean',
        'tinyint': 'whole', 'smallint': 'whole', 'int': 'whole', 'bigint': 'whole',
        'decimal': 'decimal', 'float': 'float', 'double': 'float', 'date': 'timestamp',
        'timestamp': 'instant', 'timestamp_ntz': 'timestamp',
    } -%}
    {%- set found = [] -%}
    {%- set place = schema.schema if schema else none -%}
    {%- if place and run_query("show schemas like '" ~ place ~ "'").rows -%}
        {%- set names = run_query('show tables in ' ~ place).columns[1].values()
            | list -%}
        {%- set views = run_query('show views in ' ~ place).columns[1].values()
            | list -%}
        {%- for name in (names + views) | unique
            if name | lower | trim | replace(' ', '_') in tables -%}
            {%- for column in adapter.get_columns_in_relation(
                api.Relation.create(schema=place, identifier=name)
            ) -%}
                {%- do found.append((name, column.name, column.dtype)) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {%- for one in expressions -%}
        {%- set described = run_query(
            'describe query select ' ~ one.expression ~ ' as value from ' ~ one.rows
        ).rows[0] -%}
        {%- do found.append((one.table, one.column, described[1])) -%}
    {%- endfor -%}
    {%- for table, column, type in found or [('', '', '')] %}
    select
        {{ text_literal(table) }} as table_name,
        {{ text_literal(column) }} as column_name,
        {{ text_literal(type) }} as data_type,
        {{ text_literal(kinds.get(type.split('(')[0], 'other')) }} as kind,
        true as may_read,
        '' as reader
    {{ 'where false' if not found }}
    {{- 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
