{% macro feature_with_largest_part(features, picked=[]) -%}
    case {{ largest_part(features, picked) }}
        {%- for feature in features %}
        when {{ part_left(feature, picked) | indent(8) }} then '{{ feature }}'
        {%- endfor %}
    end
{%- endmacro %}
