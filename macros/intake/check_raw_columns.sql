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
