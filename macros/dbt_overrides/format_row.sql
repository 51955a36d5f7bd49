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
            {%- set value = dbt.string_literal(dbt.escape_single_quotes(value)) -%}
        {%- elif value is none -%}
            {%- set value = 'null' -%}
        {%- endif -%}
        {%- do formatted.update({name: 'cast(' ~ value ~ ' as ' ~ type ~ ')'}) -%}
    {%- endfor -%}
    {{ return(formatted) }}
{%- endmacro %}
