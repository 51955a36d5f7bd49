{#
    How data tests run on DuckDB: as with dbt's own materialization, but without a
    transaction around the one query, which takes a tenth of a test's time. Tests
    that store their failures, or bring a header, keep to dbt's.
#}
{% materialization test, adapter='duckdb' %}
    {%- if should_store_failures() or config.get('sql_header') -%}
        {{ return(dbt.materialization_test_default()) }}
    {%- endif -%}

    {% call statement('main', fetch_result=True, auto_begin=False) -%}
        {{ get_test_sql(
            sql,
            config.get('fail_calc'),
            config.get('warn_if'),
            config.get('error_if'),
            config.get('limit'),
        ) }}
    {%- endcall %}

    {{ return({'relations': []}) }}
{% endmaterialization %}
