{#- A table of the target schema as it stands, without an edge in the graph.

    What was published before this run must be read without ref(): the table
    is written later in the same run. None while parsing and before the table
    exists. -#}
{% macro published_relation(name) -%}
    {%- if not execute -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(adapter.get_relation(
        database=target.database, schema=target.schema, identifier=name
    )) }}
{%- endmacro %}
