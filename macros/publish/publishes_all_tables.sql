{#- Stop with a sentence when a public table (or snapshot) with `meta:
    {published: true}` is not among those that the model publication copies.

    The list there cannot be derived from the meta: dbt fixes the edges of its
    graph while it reads the models, before it knows their meta. -#}
{% macro publishes_all_tables() -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values()
            if node.config.meta.get('published')
            and (node.access == 'public' or node.resource_type == 'snapshot')
            and node.unique_id not in model.depends_on.nodes -%}
            {{ exceptions.raise_compiler_error(
                node.name ~ ' is a table that people read (meta published), but '
                ~ 'it is not published: add it to the list in '
                ~ 'models/publication/publication.py, or set meta published to '
                ~ 'false in its YAML.'
            ) }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
