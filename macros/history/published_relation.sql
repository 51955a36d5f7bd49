{% macro published_relation(name) -%}
    {%- if not execute -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(adapter.get_relation(
        database=target.database, schema=target.schema, identifier=name
    )) }}
{%- endmacro %}
