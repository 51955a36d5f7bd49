{% macro for_each_segment(numbers, text, separator=' ') -%}
    {%- set texts = [] -%}
    {%- for number in numbers -%}
        {%- do texts.append(text | replace('{n}', number)) -%}
    {%- endfor -%}
    {{ return(texts | join(separator)) }}
{%- endmacro %}
