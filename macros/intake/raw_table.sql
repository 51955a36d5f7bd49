{#- A table with a fault tells those of all tables, so that one run is enough. -#}
{% macro raw_table(source_name, table_name) -%}
    {%- set raw = source(source_name, table_name) -%}
    {%- set tables = raw_tables(table_name) -%}
    {%- set table = tables.get(table_name, {'columns': []}) -%}
    {%- if table.names or table.is_missing and table.must_exist -%}
        {%- set faults = check_raw_columns(table) -%}
        {%- for name, other in tables.items() if faults and name != table_name -%}
            {%- do faults.extend(check_raw_columns(other)) -%}
        {%- endfor -%}
        {%- if faults -%}
            {%- do exceptions.raise_fail_fast_error(faults | join('\n')) -%}
        {%- endif -%}
        {%- set absent = table.columns | rejectattr('found')
            | rejectattr('is_version') | map(attribute='name') | join(', ') -%}
        {%- if absent -%}
            {%- do log(
                table.relation ~ " has no column " ~ absent ~ ": read as null.", info=true
            ) -%}
        {%- endif -%}
    {%- elif table.is_missing -%}
        {%- do log(
            "The optional table " ~ table.relation ~ " does not exist: it is read as"
            ~ " an empty one.", info=true
        ) -%}
    {%- endif -%}
    select
    {%- for column in table.columns %}
        {{ raw_column(column, table) }}
        {%- if not loop.last %},{% endif -%}
    {% endfor -%}
    {%- if table.is_missing %}
    where false
    {%- else %}
    from {{ table.rows or raw }}
    {{ optimization_fence() }}
    {%- endif -%}
{%- endmacro %}
