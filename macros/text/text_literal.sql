{#- No word of a list is an empty text, so that nothing is in an empty list. -#}
{% macro text_literal(value) -%}
    {%- set is_list = value is iterable and value is not string
        and value is not mapping -%}
    {%- set values = (value or ['']) if is_list else [value] -%}
    {%- set literals = [] -%}
    {%- for one in values -%}
        {%- do literals.append(dbt.string_literal(dbt.escape_single_quotes(
            '' if one is none else one | string
        ))) -%}
    {%- endfor -%}
    {{ return(literals | join(', ')) }}
{%- endmacro %}
