{#
    How unit tests run: as with dbt's own materialization, which however makes a
    table of the tested query without rows, describes it and drops it, only to
    know the types. Here the engine is asked (columns_of_query).
#}
{% materialization unit, default %}
    {%- set columns = columns_of_query(sql) -%}
    {%- set types = columns_by_name(columns, 'data_type') -%}
    {%- set names = columns_by_name(columns, 'quoted') -%}
    {%- set expected_rows = config.get('expected_rows') -%}
    {%- set expected_sql = config.get('expected_sql')
        or get_expected_sql(expected_rows, types, names) -%}
    {%- set tested = [] -%}
    {%- for name in (expected_rows[0] if expected_rows else types) -%}
        {%- do tested.append(names[name | lower]) -%}
    {%- endfor -%}

    {% call statement('main', fetch_result=True, auto_begin=False) -%}
        {{ get_unit_test_sql(sql, expected_sql, tested) }}
    {%- endcall %}

    {{ return({'relations': []}) }}
{% endmaterialization %}


{#- Name in lower case -> an attribute of the column: its `data_type`, or the name
    `quoted` as it must be written. -#}
{% macro columns_by_name(columns, attribute) -%}
    {%- set found = {} -%}
    {%- for column in columns -%}
        {%- do found.update({column.name | lower: column[attribute]}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
