{% macro get_fixture_sql(rows, column_name_to_data_types) %}
    {%- set relation = load_relation(this) or defer_relation -%}
    {%- if not relation -%}
        {{ exceptions.raise_compiler_error(
            this ~ " does not exist: a unit test reads the types of its columns "
            ~ "from it. Build it first, with --empty for instance."
        ) }}
    {%- endif -%}
    {%- set types = {} -%}
    {%- set names = {} -%}
    {%- for column in adapter.dispatch('columns_of_query')(
        'select * from ' ~ relation
    ) -%}
        {%- do types.update({column.name | lower: column.data_type}) -%}
        {%- do names.update({column.name | lower: column.quoted}) -%}
    {%- endfor -%}
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
