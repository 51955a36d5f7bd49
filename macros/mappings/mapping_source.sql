{#
    Columns come and go with versions of a connector and of the tool's API: one that
    is missing is null. An instant without a zone is UTC, as all connectors write it.
    What Airbyte leaves in lists and objects is taken out of their JSON. Rows deleted
    at the tool are left out, but where the model asks for them; with a key, so are all
    but the newest row of it: a connector that only appends has each version.
#}
{% macro mapping_source(tool, table, columns, is_optional=false, key=[]) -%}
    {%- set types = {
        'text': 'text', 'instant': 'timestamptz', 'numeric': 'numeric(28, 10)',
        'bigint': 'bigint', 'boolean': 'boolean',
    } -%}
    {%- set is_airbyte = tool == 'shopify' and 'shopify_airbyte' in active_mappings() -%}
    {%- set mapping = tool if tool != 'shopify'
        else 'shopify_airbyte' if is_airbyte else 'shopify_fivetran' -%}
    {%- set schema = (var('mapping_schemas') or {}).get(mapping, tool) -%}
    {%- set layout = shopify_airbyte_layout()[table] if is_airbyte
        else {'stream': table} -%}
    {%- set lists = layout.lists or [] -%}
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
            place, [layout.stream], []
        )).rows -%}
            {%- do names.append(place.incorporate(
                path={'identifier': row.table_name}
            )) -%}
            {%- do found.update({row.column_name | lower: {
                'name': adapter.quote(row.column_name), 'kind': row.kind,
            }}) -%}
        {%- endfor -%}
        {%- if not names and not is_optional -%}
            {%- do exceptions.raise_fail_fast_error(
                'The mapping ' ~ mapping ~ ' reads the table ' ~ schema ~ '.'
                ~ layout.stream ~ ', which does not exist. Say where the tables are:'
                ~ ' mapping_schemas: {' ~ mapping ~ ': their_schema}.'
            ) -%}
        {%- endif -%}
    {%- endif -%}
    {%- set json_text = adapter.dispatch('json_text') if is_airbyte -%}
    {%- set keys = ['id'] if is_airbyte else key -%}
    {%- set times = ['updated_at', 'date_modified_gmt', '_fivetran_synced',
        '_airbyte_extracted_at', '_dlt_load_id'] | select('in', found) | list -%}
    {%- set rows = names | first | string -%}
    {%- if key and found and keys | reject('in', found) | list == [] -%}
        {%- set rows -%}
        (
            select
                *,
                row_number() over (
                    partition by
                        {%- for name in keys %} {{ found[name].name }}
                        {{- ',' if not loop.last }}{% endfor %}
                    {%- for name in times %}
                    {{ 'order by' if loop.first }} {{ found[name].name }}
                        desc nulls last {{- ',' if not loop.last }}
                    {%- endfor %}
                ) as version_from_newest
            from {{ rows }}
        ) as versions
        {%- endset -%}
    {%- endif -%}
    {%- set wheres = [] -%}
    {%- if rows != names | first | string -%}
        {%- do wheres.append('version_from_newest = 1') -%}
    {%- endif -%}
    {%- if found._fivetran_active -%}
        {%- do wheres.append('coalesce(_fivetran_active, true)') -%}
    {%- endif -%}
    {%- if found._fivetran_deleted and '_fivetran_deleted' not in columns -%}
        {%- do wheres.append('not coalesce(_fivetran_deleted, false)') -%}
    {%- elif is_airbyte and found.deleted_at and '_fivetran_deleted' not in columns -%}
        {%- do wheres.append(found.deleted_at.name ~ ' is null') -%}
    {%- endif -%}
    {%- set from_ = [rows] -%}
    {%- for list in lists if names -%}
        {%- set outer = 'list_' ~ (loop.index - 1) ~ '.element' -%}
        {%- set value = found[list].name if loop.first and list in found
            else "'[]'" if loop.first
            else json_text(outer, [list]) -%}
        {%- do from_.append(
            adapter.dispatch('json_elements')(value) ~ ' as list_' ~ loop.index
            ~ '(element)'
        ) -%}
    {%- endfor -%}
    select
    {%- for name, type in columns.items() %}
        {%- set path = (layout.renamed or {}).get(name, [name]) -%}
        {%- set raw = none -%}
        {%- if lists and name == layout.parent and lists | length > 1 -%}
            {%- set raw = {'name': json_text('list_1.element', ['id']), 'kind': ''} -%}
        {%- elif lists and name == layout.parent -%}
            {%- set raw = found.id -%}
        {%- elif lists and names and name[0] != '_' -%}
            {%- set element = 'list_' ~ lists | length ~ '.element' -%}
            {%- set raw = {'name': json_text(element, path), 'kind': ''} -%}
        {%- elif is_airbyte and name == '_fivetran_synced' -%}
            {%- set raw = found._airbyte_extracted_at -%}
        {%- elif is_airbyte and name == '_fivetran_deleted' and found.deleted_at -%}
            {%- set raw = {
                'name': '(' ~ found.deleted_at.name ~ ' is not null)', 'kind': '',
            } -%}
        {%- elif path | length > 1 and path[0] in found -%}
            {%- set raw = {
                'name': json_text(found[path[0]].name, path[1:]), 'kind': '',
            } -%}
        {%- elif path | length == 1 -%}
            {%- set raw = found.get(name) -%}
        {%- endif -%}
        {%- if not raw %}
        cast(null as {{ types[type] }})
        {%- elif type == 'instant' and raw.kind == 'instant' %}
        {{ raw.name }}
        {%- elif type == 'instant' and raw.kind == 'timestamp' %}
        cast({{ raw.name }} as timestamp) at time zone 'UTC'
        {%- elif type == 'instant' and raw.kind == 'whole' %}
        to_timestamp(cast({{ raw.name }} as double precision))
        {%- elif type == 'instant' %}
        {%- set text = "regexp_replace(cast(" ~ raw.name
            ~ " as text), '^(.{10}[T ][0-9:.]+)$', '\\1Z')" %}
        ({{ iso_text_to_utc(text) }}) at time zone 'UTC'
        {%- elif type == 'text' and raw.kind in ('decimal', 'numeric', 'float') %}
        cast(cast({{ raw.name }} as numeric(38, 0)) as text)
        {%- elif type == 'text' %}
        nullif(cast({{ raw.name }} as text), '')
        {%- elif type == 'numeric'
            and raw.kind in ('decimal', 'numeric', 'float', 'whole') %}
        cast({{ raw.name }} as {{ types[type] }})
        {%- else %}
        cast(nullif(cast({{ raw.name }} as text), '') as {{ types[type] }})
        {%- endif %} as {{ name }} {{- ',' if not loop.last }}
    {%- endfor %}
    {%- if names %}
    from {{ from_ | join(', ') }}
    {%- if wheres %}
    where {{ wheres | join(' and ') }}
    {%- endif %}
    {%- else %}
    where false
    {%- endif %}
{%- endmacro %}
