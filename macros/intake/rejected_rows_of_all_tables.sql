{# The reason of each row of the `rejected_...` tables, with its raw table. #}
{% macro rejected_rows_of_all_tables() -%}
    {%- for _, table_name in source_tables() %}
    select
        '{{ table_name }}' as source_table,
        reject_reason
    from {{ ref('rejected_' ~ table_name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
