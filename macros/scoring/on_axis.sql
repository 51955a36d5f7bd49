{% macro on_axis(value) -%}
    case transformation
        when 'log1p' then ln(1 + greatest({{ value }}, 0))
        else {{ value }}
    end
{%- endmacro %}
