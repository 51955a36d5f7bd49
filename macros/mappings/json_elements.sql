{% macro duckdb__json_elements(value) -%}
    unnest(json_extract(cast({{ value }} as json), '$[*]'))
{%- endmacro %}


{% macro postgres__json_elements(value) -%}
    jsonb_array_elements(
        case
            when jsonb_typeof(cast({{ value }} as jsonb)) = 'array'
                then cast({{ value }} as jsonb)
        end
    )
{%- endmacro %}
