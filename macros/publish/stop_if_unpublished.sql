{#- The lists of the two models cannot be derived from the meta: dbt fixes the edges
    of its graph while it reads the models, before it knows their meta. -#}
{% macro stop_if_unpublished(meta) -%}
    {%- if execute -%}
        {%- set own = graph.nodes.values()
            | selectattr('package_name', 'equalto', 'customer_segmentation') | list -%}
        {%- set published = own
            | selectattr('name', 'equalto', 'publication')
            | map(attribute='depends_on.nodes') | first -%}
        {%- for node in own -%}
            {%- set is_listed = node.unique_id in model.depends_on.nodes -%}
            {%- set is_read = node.access == 'public'
                or node.resource_type == 'snapshot' -%}
            {%- if is_read and node.config.meta.get(meta) and not is_listed -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' is a table that people read (meta ' ~ meta
                    ~ '), but it is not in the list in '
                    ~ model.original_file_path ~ ': add it, or set the meta '
                    ~ 'to false in its YAML.'
                ) }}
            {%- elif is_listed and node.unique_id not in published -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' is published when a run is rejected, but it '
                    ~ 'is not in the list in models/publication/publication.py.'
                ) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
