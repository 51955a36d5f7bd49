{#
    Columns come and go with versions of a connector and of the tool's API: one that
    is missing is null. An instant without a zone is UTC, as all connectors write it.
#}
{% macro mapping_source(tool, table, columns, is_optional=false) -%}
    {%- set types = {
        'text': 'text', 'instant': 'timestamptz', 'numeric': 'numeric(28, 10)',
        'bigint': 'bigint', 'boolean': 'boolean',
    } -%}
    {%- set usual = {'shopify_fivetran': 'shopify'} -%}
    {%- set schema = (var('mapping_schemas') or {}).get(tool, usual.get(tool, tool)) -%}
    {%- set found = {} -%}
    {%- set names = [] -%}
    {%- if execute and flags.WHICH in ('build', 'run', 'retry') -%}
        {%- set source = graph.sources.values()
            | selectattr('package_name', 'equalto', 'customer_segmentation')
            | first -%}
        {%- set place = api.Relation.create(
            database=source.database, schema=schema
        ) -%}
        {%- for row in run_query(adapter.dispatch('columns_in_schema')(
            place, [table], []
        )).rows -%}
            {%- do names.append(place.incorporate(
                path={'identifier': row.table_name}
            )) -%}
            {%- do found.update({row.column_name | lower: row}) -%}
        {%- endfor -%}
        {%- if not names and not is_optional -%}
            {%- do exceptions.raise_fail_fast_error(
                'The mapping ' ~ tool ~ ' reads the table ' ~ schema ~ '.' ~ table
                ~ ', which does not exist. Say where the tables are: mapping_schemas:'
                ~ ' {' ~ tool ~ ': their_schema}.'
            ) -%}
        {%- endif -%}
    {%- endif -%}
    select
    {%- for name, type in columns.items() %}
        {%- set row = found.get(name) -%}
        {%- set quoted = adapter.quote(row.column_name) if row else '' -%}
        {%- if not row %}
        cast(null as {{ types[type] }})
        {%- elif type == 'instant' and row.kind == 'instant' %}
        {{ quoted }}
        {%- elif type == 'instant' and row.kind == 'timestamp' %}
        cast({{ quoted }} as timestamp) at time zone 'UTC'
        {%- elif type == 'instant' %}
        {%- set text = "regexp_replace(cast(" ~ quoted
            ~ " as text), '^(.{10}[T ][0-9:.]+)$', '\\1Z')" %}
        ({{ iso_text_to_utc(text) }}) at time zone 'UTC'
        {%- elif type == 'text' and row.kind in ('decimal', 'numeric', 'float') %}
        cast(cast({{ quoted }} as numeric(38, 0)) as text)
        {%- elif type == 'text' %}
        nullif(cast({{ quoted }} as text), '')
        {%- elif type == 'numeric' and row.kind in ('decimal', 'numeric', 'float', 'whole') %}
        cast({{ quoted }} as {{ types[type] }})
        {%- else %}
        cast(nullif(cast({{ quoted }} as text), '') as {{ types[type] }})
        {%- endif %} as {{ name }} {{- ',' if not loop.last }}
    {%- endfor %}
    {%- if names %}
    from {{ names | first }}
    {%- else %}
    where false
    {%- endif %}
{%- endmacro %}
