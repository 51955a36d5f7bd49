{% macro fit_value(name, type=none) -%}
    {%- if type == 'text' -%}
        max(value_text) filter (where name = '{{ name }}')
    {%- elif type == 'boolean' -%}
        max(value_number) filter (where name = '{{ name }}') = 1
    {%- else -%}
        {%- set value -%}
            max(value_number) filter (where name = '{{ name }}')
        {%- endset -%}
        {{ 'cast(' ~ value ~ ' as ' ~ type ~ ')' if type else as_double(value) }}
    {%- endif -%}
{%- endmacro %}
