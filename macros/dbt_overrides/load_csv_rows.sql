{#- As dbt-duckdb does it, whatever characters the path has. -#}
{% macro duckdb__load_csv_rows(model, agate_table) -%}
    {%- set sql -%}
        copy {{ this.render() }}
        from {{ text_literal(adapter.get_seed_file_path(model)) }}
        (format csv, header true)
    {%- endset -%}
    {%- do adapter.add_query(sql, abridge_sql_log=true) -%}
    {{ return(sql) }}
{%- endmacro %}
