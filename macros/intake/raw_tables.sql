{#
    Names are compared in lower case and with underscores for blanks. Where nothing
    looks (docs, linters), a table is as its YAML says. A relation `ref(...)` or
    `source(...)` is called while dbt parses, so that its model is built first; how
    it is called in the warehouse stands in the graph, which hooks know, too.
#}
{% macro raw_tables(table_name=none) -%}
    {%- set looks = execute
        and flags.WHICH in ('build', 'run', 'retry', 'freshness') -%}
    {%- set own = 'customer_segmentation' -%}
    {%- set nodes = graph.sources.values() | selectattr('package_name', 'equalto', own)
        | list if execute else [{'name': table_name}] if table_name else [] -%}
    {%- set places = {} -%}
    {%- set wanted = {} -%}
    {%- set tables = {} -%}
    {%- for node in nodes -%}
        {%- set mapped = (var('raw_tables') or {}).get(node.name) or {} -%}
        {%- set models = [] if mapped.relation else mapped_models(node.name) -%}
        {%- set given = mapped.relation
            or ("ref('" ~ models[0] ~ "')" if models else '') -%}
        {%- for other in models[1:] if not execute -%}
            {%- do ref(other) -%}
        {%- endfor -%}
        {%- set call = modules.re.match('[{ ]*(ref|source)[(](.*)[)][} ]*$', given) -%}
        {%- set names = (call[2] | replace('"', '') | replace("'", '')).split(',')
            | map('trim') | list if call else [] -%}
        {#- A model of an outer project, though ours is found first. -#}
        {%- set package = own if models else project_name -%}
        {%- if call and call[1] == 'ref' and names | length == 1 and package != own -%}
            {%- do names.insert(0, package) -%}
        {%- endif -%}
        {%- if call and not execute -%}
            {#- One name is that of a model around this package, not of ours. -#}
            {%- set first = [project_name]
                if names | length == 1 and project_name != own else [] -%}
            {%- do ref(*(first + names)) if call[1] == 'ref' else source(*names) -%}
        {%- elif call -%}
            {%- set all = (graph.nodes if call[1] == 'ref' else graph.sources).values()
                | selectattr('name', 'equalto', names | last)
                | rejectattr('resource_type', 'in', ['test', 'unit_test', 'analysis'])
                | list -%}
            {%- set first = (all | selectattr('package_name', 'equalto', package)
                | list) + all -%}
            {%- set named = first | selectattr(
                'package_name' if call[1] == 'ref' else 'source_name', 'equalto',
                names | first
            ) | list if names | length > 1 else first -%}
            {%- set newest = named | selectattr('version')
                | selectattr('version', 'equalto', named[0].latest_version) | list
                if named else [] -%}
            {%- do wanted.update({node.name: (newest or named or [node]) | first}) -%}
        {%- elif given -%}
            {%- set parts = modules.re.findall('"[^"]+"|[^".]+', given | trim) -%}
            {%- set plain = [] -%}
            {%- for part in parts -%}
                {%- do plain.append(
                    part | replace('"', '') if '"' in part else part | trim | lower
                ) -%}
            {%- endfor -%}
            {%- do wanted.update({node.name: {
                'database': plain[-3] if plain | length > 2 else node.database,
                'schema': plain[-2] if plain | length > 1 else node.schema,
                'identifier': plain | last,
            }}) -%}
        {%- else -%}
            {%- do wanted.update({node.name: node}) -%}
        {%- endif -%}
        {%- if execute -%}
            {%- set other = wanted[node.name] -%}
            {%- set schema = api.Relation.create(
                database=other.database, schema=other.schema
            ) -%}
            {%- set place = places.setdefault(
                schema | string, {'schema': schema, 'names': {}, 'rows': []}
            ) -%}
            {%- set name = other.identifier or other.alias -%}
            {%- do place.names.update({node.name: name}) -%}
            {%- do wanted.update({node.name: place}) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- for place in places.values() if looks -%}
        {%- do place.rows.extend(run_query(adapter.dispatch('columns_in_schema')(
            place.schema,
            place.names.values() | map('lower') | map('trim')
                | map('replace', ' ', '_') | list,
            []
        )).rows) -%}
    {%- endfor -%}
    {%- set expressions = [] -%}
    {%- for node in (nodes if execute else []) -%}
        {%- set mapped = (var('raw_tables') or {}).get(node.name) or {} -%}
        {%- set place = wanted[node.name] -%}
        {%- set found = {} -%}
        {%- set names = {} -%}
        {%- for row in place.rows
            if row.table_name | lower | trim | replace(' ', '_')
            == place.names[node.name] | lower | trim | replace(' ', '_') -%}
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
        {%- set relation = place.schema.incorporate(path={
            'identifier': names.keys() | first or place.names[node.name]
        }) -%}
        {%- set models = [] if mapped.relation else mapped_models(node.name) -%}
        {%- set several = [relation | string] -%}
        {%- for other in graph.nodes.values() if other.name in models[1:] -%}
            {%- do several.append(other.relation_name) -%}
        {%- endfor -%}
        {%- set rows = relation | string if not models[1:] else '(select * from '
            ~ several | join(' union all select * from ') ~ ') as ' ~ node.name -%}
        {%- set rows = '(select * from ' ~ rows ~ ' where ' ~ mapped.where
            ~ ') as ' ~ node.name if mapped.where else rows -%}
        {%- set columns = [] -%}
        {%- for column in node.columns.values() -%}
            {%- set meta = column.config.meta -%}
            {%- set others = [column.name] -%}
            {%- if column.name == 'loaded_at' -%}
                {%- set loaded = var('loaded_at_columns') -%}
                {%- set others = [loaded] if loaded is string else loaded -%}
            {%- endif -%}
            {%- set expression = none -%}
            {%- if column.name in (mapped.columns or {}) -%}
                {%- set expression = mapped.columns[column.name] -%}
                {%- set others = [] if expression is none else [
                    expression | string | trim | replace('"', '') | replace(' ', '_')
                ] -%}
            {%- endif -%}
            {%- set matches = others | map('lower') | select('in', found) | list -%}
            {%- set entry = {
                'name': column.name,
                'data_type': column.data_type,
                'is_required': meta.is_required or false,
                'is_version': meta.is_version or false,
                'mapped_to': expression,
                'found': found[matches | first] if matches else [],
            } -%}
            {%- do columns.append(entry) -%}
            {%- if expression is not none and not matches and names
                and (expression | lower in ('true', 'false') or not modules.re.match(
                    '("[^"]+"|[^\\W0-9]\\w*)$', expression | string | trim
                )) -%}
                {%- do entry.update({'found': [{
                    'name': '(' ~ expression ~ ')', 'type': 'unknown',
                    'kind': 'other', 'may_read': true,
                }]}) -%}
                {%- do expressions.append({
                    'table': node.name, 'column': column.name, 'entry': entry,
                    'expression': entry.found[0].name, 'rows': rows,
                }) -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do tables.update({node.name: {
            'columns': columns,
            'name': node.name,
            'is_required': node.config.meta.is_required,
            'must_exist': node.config.meta.is_required or mapped.relation is defined
                or models | length > 0,
            'mapped_to': mapped.relation or '',
            'is_missing': looks and not names,
            'names': names.keys() | sort,
            'reader': names.values() | first,
            'may_read': found.values() | sum(start=[])
                | selectattr('may_read') | list | length > 0,
            'relation': relation,
            'rows': rows,
            'found': found,
        }}) -%}
    {%- endfor -%}
    {%- set readable = [] -%}
    {%- for one in expressions if looks and tables[one.table].may_read -%}
        {%- do readable.append(one) -%}
    {%- endfor -%}
    {%- set types = run_query(
        adapter.dispatch('columns_in_schema')({}, [], readable)
    ).rows if readable else [] -%}
    {%- for row in types -%}
        {%- for one in readable
            if one.table == row.table_name and one.column == row.column_name -%}
            {%- do one.entry.found[0].update(
                {'type': row.data_type | lower, 'kind': row.kind}
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- do return(tables) -%}
{%- endmacro %}
