{% macro part_left(feature, picked) -%}
    {%- if picked -%}
        case
            when '{{ feature }}' not in ({{ picked | join(', ') }})
                then part_{{ feature }}
        end
    {%- else -%}
        part_{{ feature }}
    {%- endif -%}
{%- endmacro %}
