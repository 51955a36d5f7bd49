{#
    The rows of an input of a unit test: dbt's macro of this name, called for each
    input of each test, with a cheaper way to the types of its columns.

    rows: dictionaries; columns that they leave out are null.
    column_name_to_data_types: never given by dbt, which keeps it for later.
#}
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set is_deferred = defer_relation and not load_relation(this) -%}
    {%- set columns = columns_of_relation(
        defer_relation if is_deferred else this
    ) -%}
    {%- if not columns -%}
        {{ exceptions.raise_compiler_error(
            this ~ " does not exist: a unit test reads the types of its columns "
            ~ "from it. Build it first, with --empty for instance."
        ) }}
    {%- endif -%}
    {%- set types = columns_by_name(columns, 'data_type') -%}
    {%- set names = columns_by_name(columns, 'quoted') -%}
    {{ validate_fixture_rows(rows) }}
    {%- for row in rows or [{}] %}
    {%- set values = format_row(row, types) %}
    select
        {%- for name, type in types.items() %}
        {{ values[name] or 'cast(null as ' ~ type ~ ')' }} as {{ names[name] }}
        {%- if not loop.last %},{% endif %}
        {%- endfor %}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
    {%- if not rows %}
    limit 0
    {%- endif %}
{% endmacro %}


{#
    The values of a row of a unit test as SQL: dbt's macro of this name without the
    look-up of another macro for each value.
#}
{% macro format_row(row, column_name_to_data_types) -%}
    {%- set formatted = {} -%}
    {%- for written, value in row.items() -%}
        {%- set name = written | lower -%}
        {%- if name not in column_name_to_data_types -%}
            {%- set place = 'its expected rows'
                if model.resource_type == 'unit_test' else model.name -%}
            {{ exceptions.raise_compiler_error(
                "A unit test gives " ~ place ~ " a column " ~ written
                ~ "; there are " ~ column_name_to_data_types | join(', ') ~ "."
            ) }}
        {%- endif -%}
        {%- set type = column_name_to_data_types[name] -%}
        {%- if value is string -%}
            {#- A text that is too long must differ, not be cut off. -#}
            {%- if 'varying' in type -%}
                {%- set type = type.split('(')[0] -%}
            {%- endif -%}
            {%- set value = "'" ~ value.replace("'", "''") ~ "'" -%}
        {%- elif value is none -%}
            {%- set value = 'null' -%}
        {%- endif -%}
        {%- do formatted.update({name: 'cast(' ~ value ~ ' as ' ~ type ~ ')'}) -%}
    {%- endfor -%}
    {{ return(formatted) }}
{%- endmacro %}
