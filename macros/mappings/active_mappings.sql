{% macro active_mappings() -%}
    {%- set named = var('mapping') or [] -%}
    {%- do return([named] if named is string else named) -%}
{%- endmacro %}
