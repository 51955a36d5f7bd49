{#
    One row per raw table: whether it does not exist, in which case staging reads
    it as an empty one. Only a build looks; elsewhere all tables exist.
#}
{% macro missing_per_source_table() -%}
    {%- for source_name, table_name in source_tables() %}
    {%- set raw = raw_contract(source_name, table_name).relation %}
    {%- set is_missing = execute and flags.WHICH in ('build', 'run')
        and load_relation(raw) is none %}
    select
        '{{ table_name }}' as source_table,
        {{ 'true' if is_missing else 'false' }} as is_missing
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
