{% macro nodes_above(node_ids) -%}
    {%- set above = node_ids | list -%}
    {#- The list grows while it is read, by what each node reads. -#}
    {%- for id in above if id in graph.nodes -%}
        {%- do above.extend(
            graph.nodes[id].depends_on.nodes | reject('in', above)
        ) -%}
    {%- endfor -%}
    {{ return(above) }}
{%- endmacro %}
