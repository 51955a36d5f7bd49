{% macro snapshot_get_time() -%}
    (select as_of from {{ ref('int_as_of') }})
{%- endmacro %}
