{#- Statements that take a table back to just before an instant, so that a
    re-run leaves exactly the rows of a clean run. Nothing when the table does
    not exist yet. `as_of` is a scalar query. -#}
{% macro rewind_rows(as_of) -%}
    {%- if load_relation(this) -%}
        delete from {{ this }} where as_of >= {{ as_of }}
    {%- endif -%}
{%- endmacro %}

{% macro rewind_snapshot_openings(as_of) -%}
    {%- if load_relation(this) -%}
        delete from {{ this }} where dbt_valid_from >= {{ as_of }}
    {%- endif -%}
{%- endmacro %}

{% macro rewind_snapshot_closings(as_of) -%}
    {%- if load_relation(this) -%}
        update {{ this }} set dbt_valid_to = null
        where dbt_valid_to >= {{ as_of }}
    {%- endif -%}
{%- endmacro %}
