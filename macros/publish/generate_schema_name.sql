{#
    In a project that has this one as a package, our schemas stand beside its own, so
    that both may have a table `customers`. Its own rule for names of schemas holds.
#}
{% macro generate_schema_name(custom_schema_name=none, node=none) -%}
    {%- set is_outer = project_name != 'customer_segmentation' -%}
    {%- set rule = (context.get(project_name) or {}).get(
        'generate_schema_name'
    ) if is_outer -%}
    {%- set folders = ['staging', 'intermediate', 'boards', 'reference'] -%}
    {%- set name = custom_schema_name -%}
    {%- if is_outer and not name -%}
        {%- set name = 'segmentation' -%}
    {%- elif is_outer and name in folders -%}
        {%- set name = 'segmentation_' ~ name -%}
    {%- endif -%}
    {{ (rule or dbt.default__generate_schema_name)(name, node) }}
{%- endmacro %}
