{% macro is_kind_of(found, wanted) -%}
    {%- set is_text = 'char' in found or found in ('text', 'string') -%}
    {%- set is_time = 'timestamp' in found or 'date' in found -%}
    {%- set is_whole = 'int' in found and 'interval' not in found
        and '[' not in found -%}
    {%- set is_number = is_whole or 'decimal' in found or 'numeric' in found
        or 'double' in found or 'float' in found or 'real' in found -%}
    {%- if wanted == 'text' -%}
        {# A key that is a float prints as `1.0` here and as `1` there. #}
        {%- do return(not is_time and (is_whole or not is_number)) -%}
    {%- elif wanted == 'timestamp' -%}
        {%- do return(is_time and 'zone' not in found and 'tz' not in found
            or 'without time zone' in found) -%}
    {%- elif wanted == 'boolean' -%}
        {%- do return(found == 'boolean') -%}
    {%- else -%}
        {%- do return(is_number) -%}
    {%- endif -%}
{%- endmacro %}
