{% macro published_relation(name) -%}
    {%- if not execute -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set node = graph.get('nodes', {}).values()
        | selectattr('package_name', 'equalto', 'customer_segmentation')
        | selectattr('name', 'equalto', name) | first -%}
    {{ return(adapter.get_relation(
        database=node.database, schema=node.schema, identifier=node.alias
    ) if node else none) }}
{%- endmacro %}
