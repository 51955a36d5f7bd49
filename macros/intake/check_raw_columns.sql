{% macro check_raw_columns(raw, contract) -%}
    {%- set found = {} -%}
    {%- for column in adapter.get_columns_in_relation(raw) -%}
        {%- do found.update({column.name | lower: column.dtype | lower}) -%}
    {%- endfor -%}
    {%- for column in contract.columns -%}
        {%- set type = found.get(column.name, '') -%}
        {%- set is_time = 'timestamp' in type or 'date' in type -%}
        {%- set is_whole = 'int' in type and 'interval' not in type
            and '[' not in type -%}
        {%- set is_number = is_whole or 'decimal' in type or 'numeric' in type
            or 'double' in type or 'float' in type or 'real' in type -%}
        {#- A key that is a float prints as `1.0` here and as `1` there. -#}
        {%- set fits = {
            'text': not is_time and (is_whole or not is_number),
            'timestamp': is_time and 'zone' not in type and 'tz' not in type
                or 'without time zone' in type,
            'boolean': type == 'boolean',
        } -%}
        {%- if column.name not in found -%}
            {%- do exceptions.raise_compiler_error(
                "The table " ~ raw ~ " has no column `" ~ column.name
                ~ "`; it must be of type " ~ column.data_type
                ~ " (null where unknown)."
            ) -%}
        {%- elif fits.get(column.data_type, is_number) -%}
            {# As it should be. #}
        {%- elif not run_query(
            'select 1 as one from ' ~ raw ~ ' where ' ~ column.name
            ~ ' is not null limit 1'
        ).rows -%}
            {%- do found.update({column.name: 'nothing'}) -%}
        {%- else -%}
            {%- do exceptions.raise_compiler_error(
                "The column `" ~ column.name ~ "` of the table " ~ raw
                ~ " is of type " ~ type ~ "; it must be of type "
                ~ column.data_type ~ "."
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do return(found) -%}
{%- endmacro %}
