{% macro number_columns(model) -%}
    {%- set types = ['int', 'bigint', 'numeric', 'double precision'] -%}
    {%- set names = [] -%}
    {%- set nodes = (graph.nodes | default({})).values() -%}
    {%- for node in nodes
        if node.resource_type == 'model' and node.name == model -%}
        {%- for column in node.columns.values()
            if (column.data_type or '').split('(')[0] in types -%}
            {%- do names.append(column.name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
