{% macro published_rows(name, columns) -%}
    {%- set relation = published_relation(name) -%}
    select
    {%- for column, type in columns.items() %}
        cast({{ column if relation else 'null' }} as {{
            api.Column.translate_type(type)
        }}) as {{ column }}
        {{- ',' if not loop.last }}
    {%- endfor %}
    {% if relation -%} from {{ relation }} {%- else -%} where false {%- endif %}
{%- endmacro %}
