{#
    Stop the run with a sentence when a column of a raw table is missing, or
    holds another kind of value than its source's YAML says: a time with a zone
    would be read in the session's zone, and text would fail in the middle of a
    build at its first odd row.
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
        {%- elif not is_kind_of(found[column.name], column.data_type) -%}
            {%- do exceptions.raise_compiler_error(
                "The column `" ~ column.name ~ "` of the table " ~ raw
                ~ " is of type " ~ found[column.name] ~ "; it must be of type "
                ~ column.data_type ~ "."
            ) -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}


{# Whether values of the type `found` may stand where `wanted` is expected. #}
{% macro is_kind_of(found, wanted) -%}
    {%- set is_text = 'char' in found or found in ('text', 'string') -%}
    {%- set is_time = 'timestamp' in found or 'date' in found -%}
    {%- if wanted == 'text' -%}
        {%- do return(not is_time) -%}
    {%- elif wanted == 'timestamp' -%}
        {%- do return(is_time and 'zone' not in found and 'tz' not in found
            or 'without time zone' in found) -%}
    {%- else -%}
        {%- do return(not is_text and not is_time
            and (found == 'boolean') == (wanted == 'boolean')) -%}
    {%- endif -%}
{%- endmacro %}
