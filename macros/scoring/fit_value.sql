{% macro fit_value(name, type=none) -%}
    {%- if type == 'text' -%}
        max(value_text) filter (where name = '{{ name }}')
    {%- elif type == 'boolean' -%}
        max(value_number) filter (where name = '{{ name }}') = 1
    {%- else -%}
        cast(
            max(value_number) filter (where name = '{{ name }}')
            as {{ type or 'double precision' }}
        )
    {%- endif -%}
{%- endmacro %}
