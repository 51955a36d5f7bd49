{#- The column of a seed has the type that its YAML names, in the words of Spark. -#}
{% macro seed_type(model, agate_table, name, place) -%}
    {{ return(api.Column.translate_type(
        model.config.get('column_types', {}).get(name)
        or adapter.convert_type(agate_table, place)
    )) }}
{%- endmacro %}


{% macro sparkpython__create_csv_table(model, agate_table) -%}
    {%- set sql -%}
        create or replace table {{ this.render() }} (
            {%- for name in agate_table.column_names %}
            `{{ name }}` {{ seed_type(model, agate_table, name, loop.index0) }}
            {{- ',' if not loop.last }}
            {%- endfor %}
        )
        {{ file_format_clause() }}
        {{ partition_cols(label='partitioned by') }}
        {{ location_clause() }}
    {%- endset -%}
    {%- call statement('_') -%}
        {{ sql }}
    {%- endcall -%}
    {{ return(sql) }}
{%- endmacro %}


{#-
    As literals: bound values would lose nulls and quotes. A backslash escapes.
-#}
{% macro sparkpython__load_csv_rows(model, agate_table) -%}
    {%- set statements = [] -%}
    {%- for chunk in agate_table.rows | batch(get_batch_size()) -%}
        {%- set sql -%}
            insert into {{ this.render() }} values
            {%- for row in chunk %}
            (
                {%- for value in row %}
                {%- set type = seed_type(
                    model, agate_table, agate_table.column_names[loop.index0],
                    loop.index0
                ) %}
                {%- set text = (value | string).replace('\\', '\\\\')
                    .replace("'", "\\'") %}
                cast({{ 'null' if value is none else "'" ~ text ~ "'" }} as {{ type }})
                {{- ',' if not loop.last }}
                {%- endfor %}
            )
            {{- ',' if not loop.last }}
            {%- endfor %}
        {%- endset -%}
        {%- do adapter.add_query(sql, abridge_sql_log=true) -%}
        {%- do statements.append(sql) -%}
    {%- endfor -%}
    {{ return(statements | first) }}
{%- endmacro %}
