{% macro raw_contract(source_name, table_name) -%}
    {%- set found = namespace(
        columns=[], is_required=false, relation=none
    ) -%}
    {%- if execute -%}
        {%- for node in graph.sources.values()
            if node.source_name == source_name and node.name == table_name -%}
            {%- set found.columns = node.columns.values() | list -%}
            {%- set found.is_required = node.config.meta.is_required -%}
            {%- set found.relation = api.Relation.create(
                database=node.database,
                schema=node.schema,
                identifier=node.identifier
            ) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- do return(found) -%}
{%- endmacro %}
