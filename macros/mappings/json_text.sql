{% macro duckdb__json_text(value, keys) -%}
    json_extract_string(cast({{ value }} as json), '$.{{ keys | join('.') }}')
{%- endmacro %}


{% macro postgres__json_text(value, keys) -%}
    (cast({{ value }} as jsonb) #>> {{ "'{" ~ keys | join(',') ~ "}'" }})
{%- endmacro %}
