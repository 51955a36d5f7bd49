{% macro rewind_rows(as_of, column='as_of') -%}
    {%- if load_relation(this) -%}
        delete from {{ this }} where {{ column }} >= {{ as_of }}
    {%- endif -%}
{%- endmacro %}
