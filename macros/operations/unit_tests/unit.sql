{#
    How unit tests run: as with dbt's own materialization, which however makes a
    table of the tested query without rows, describes it and drops it, only to
    know the types. Here the engine is asked (columns_of_query).
#}
{% materialization unit, default %}
    {%- set columns = columns_of_query(sql) -%}
    {%- set types = types_by_name(columns) -%}
    {%- set names = quoted_by_name(columns) -%}
    {%- set expected_rows = config.get('expected_rows') -%}
    {%- set expected_sql = config.get('expected_sql')
        or get_expected_sql(expected_rows, types, names) -%}
    {%- set tested = [] -%}
    {%- for name in (expected_rows[0] if expected_rows else types) -%}
        {%- do tested.append(names[name | lower]) -%}
    {%- endfor -%}

    {% call statement('main', fetch_result=True) -%}
        {{ get_unit_test_sql(sql, expected_sql, tested) }}
    {%- endcall %}

    {{ return({'relations': []}) }}
{% endmaterialization %}


{#- Name in lower case -> type, and -> the name as it must be written. -#}
{% macro types_by_name(columns) -%}
    {%- set types = {} -%}
    {%- for column in columns -%}
        {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- endfor -%}
    {{ return(types) }}
{%- endmacro %}

{% macro quoted_by_name(columns) -%}
    {%- set names = {} -%}
    {%- for column in columns -%}
        {%- do names.update({column.name | lower: column.quoted}) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}
