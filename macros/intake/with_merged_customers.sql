{% macro with_merged_customers(source_name, table_name) -%}
    {%- set rows = ref('base_' ~ source_name ~ '__' ~ table_name) -%}
    {%- if model.resource_type != 'unit_test' -%}
        {%- set aliases = ref('stg_shop__customer_aliases') -%}
    {%- endif -%}
    {%- set has_aliases = execute and aliases
        and flags.WHICH in ('build', 'run', 'retry') and load_relation(aliases)
        and run_query('select 1 as one from ' ~ aliases ~ ' limit 1').rows -%}
    {%- if not has_aliases -%}
    select * from {{ rows }}
    {%- else -%}
    select
        {% for column in adapter.get_columns_in_relation(rows) -%}
        {% if column.name == 'customer_id' -%}
        coalesce(aliases.customer_id, given.customer_id) as customer_id
        {%- else -%}
        given.{{ adapter.quote(column.name) }}
        {%- endif %}
        {{- ',' if not loop.last }}
        {% endfor -%}
    from {{ rows }} as given
    left join {{ aliases }} as aliases
        on given.customer_id = aliases.alias_id
    {%- endif -%}
{%- endmacro %}
