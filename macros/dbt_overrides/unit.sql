{#
    How unit tests run: as with dbt's own materialization, which however makes a
    table of the tested query without rows, describes it and drops it, only to
    know the types. Here the engine is asked (columns_of_query). Tests that bring
    a header keep to dbt's.
#}
{% materialization unit, default %}
    {%- if config.get('sql_header') -%}
        {{ return(dbt.materialization_unit_default()) }}
    {%- endif -%}

    {%- set types = {} -%}
    {%- set names = {} -%}
    {%- for column in adapter.dispatch('columns_of_query')(sql) -%}
        {%- do types.update({column.name | lower: column.data_type}) -%}
        {%- do names.update({column.name | lower: column.quoted}) -%}
    {%- endfor -%}
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
