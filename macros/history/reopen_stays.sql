{% macro reopen_stays(as_of) -%}
    {%- if load_relation(this) -%}
        update {{ this }} set dbt_valid_to = null
        where dbt_valid_to >= {{ as_of }}
    {%- endif -%}
{%- endmacro %}
