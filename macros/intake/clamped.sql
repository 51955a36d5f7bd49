{# DuckDB calls its numbers of fixed scale decimal: they know no NaN. #}
{% macro clamped(value, type, found_type, least_value, most_value) -%}
    {%- set found_type = found_type or '' -%}
    case
        {%- if 'double' in found_type or 'float' in found_type
            or 'real' in found_type or 'numeric' in found_type %}
        when {{ value }} = 'NaN' then null
        {%- endif %}
        when {{ value }} >= {{ most_value }}
            then cast({{ most_value }} as {{ type }})
        when {{ value }} <= {{ least_value }}
            then cast({{ least_value }} as {{ type }})
        else cast({{ value }} as {{ type }})
    end
{%- endmacro %}
