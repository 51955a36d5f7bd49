{% macro source_tables() -%}
    {%- do return([
        ['shop', 'customers'],
        ['shop', 'orders'],
        ['shop', 'order_lines'],
        ['shop', 'returns'],
        ['app', 'events'],
        ['support', 'tickets'],
    ]) -%}
{%- endmacro %}
