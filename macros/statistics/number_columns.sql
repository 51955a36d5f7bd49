{% macro number_columns(model, of_attributes=true) -%}
    {%- set types = ['int', 'bigint', 'numeric', 'double precision'] -%}
    {%- set names = [] -%}
    {%- set nodes = (graph.nodes | default({})).values() -%}
    {%- for node in nodes
        if node.resource_type == 'model' and node.name == model
        and node.package_name == 'customer_segmentation' -%}
        {%- for column in node.columns.values()
            if (column.data_type or '').split('(')[0] in types -%}
            {%- do names.append(column.name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- if model == 'customer_features' and of_attributes
        and (var('customer_attributes') or var('feature_models')) -%}
        {%- set relation = ref(model) -%}
        {%- for column in adapter.get_columns_in_relation(relation)
            if execute and column.name not in names
            and column.data_type | lower in ('double', 'double precision', 'integer')
        -%}
            {%- do names.append(column.name) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(names) }}
{%- endmacro %}
