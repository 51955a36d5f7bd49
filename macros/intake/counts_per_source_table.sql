{#
    Rows per raw table of one of its models: `model_name` is a pattern such as
    `stg_{source}__{table}`, and `condition`, if any, says which rows count.
#}
{% macro counts_per_source_table(model_name, condition=none) -%}
    {%- for source_name, table_name in source_tables() %}
    select
        '{{ table_name }}' as source_table,
        count(*) as count_rows
    from {{ ref(model_name
        | replace('{source}', source_name)
        | replace('{table}', table_name)) }}
    {%- if condition %}
    where {{ condition }}
    {%- endif %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
