{% macro typical_value(standardised) -%}
    case segment_scaling.transformation
        when 'log1p'
            then exp(
                {{ standardised }} * segment_scaling.scale
                + segment_scaling.mean
            ) - 1
        else
            {{ standardised }} * segment_scaling.scale + segment_scaling.mean
    end
{%- endmacro %}
