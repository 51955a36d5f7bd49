{% macro columns_by_name(columns, attribute) -%}
    {%- set found = {} -%}
    {%- for column in columns -%}
        {%- do found.update({column.name | lower: column[attribute]}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
