{#
    Stop the run with a sentence when a column of a raw table is missing, or
    holds another kind of value than its source's YAML says: a time with a zone
    would be read in the session's zone, and text would fail in the middle of a
    build at its first odd row. A column of nulls is of no kind and always fits.
    Returns column name -> type found, `nothing` for such a column.
#}
{% macro check_raw_columns(raw, contract) -%}
    {%- set found = {} -%}
    {%- for column in adapter.get_columns_in_relation(raw) -%}
        {%- do found.update({column.name | lower: column.dtype | lower}) -%}
    {%- endfor -%}
    {%- for column in contract.columns -%}
        {%- if column.name not in found -%}
            {%- do exceptions.raise_compiler_error(
                "The table " ~ raw ~ " has no column `" ~ column.name
                ~ "`; it must be of type " ~ column.data_type
                ~ " (null where unknown)."
            ) -%}
        {%- elif is_kind_of(found[column.name], column.data_type) -%}
            {# As it should be. #}
        {%- elif not run_query(
            'select 1 as one from ' ~ raw ~ ' where ' ~ column.name
            ~ ' is not null limit 1'
        ).rows -%}
            {%- do found.update({column.name: 'nothing'}) -%}
        {%- else -%}
            {%- do exceptions.raise_compiler_error(
                "The column `" ~ column.name ~ "` of the table " ~ raw
                ~ " is of type " ~ found[column.name] ~ "; it must be of type "
                ~ column.data_type ~ "."
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do return(found) -%}
{%- endmacro %}


{# Whether values of the type `found` may stand where `wanted` is expected. #}
{% macro is_kind_of(found, wanted) -%}
    {%- set is_text = 'char' in found or found in ('text', 'string') -%}
    {%- set is_time = 'timestamp' in found or 'date' in found -%}
    {%- set is_whole = 'int' in found and 'interval' not in found
        and '[' not in found -%}
    {%- set is_number = is_whole or 'decimal' in found or 'numeric' in found
        or 'double' in found or 'float' in found or 'real' in found -%}
    {%- if wanted == 'text' -%}
        {# A key that is a float prints as `1.0` here and as `1` there. #}
        {%- do return(not is_time and (is_whole or not is_number)) -%}
    {%- elif wanted == 'timestamp' -%}
        {%- do return(is_time and 'zone' not in found and 'tz' not in found
            or 'without time zone' in found) -%}
    {%- elif wanted == 'boolean' -%}
        {%- do return(found == 'boolean') -%}
    {%- else -%}
        {%- do return(is_number) -%}
    {%- endif -%}
{%- endmacro %}
