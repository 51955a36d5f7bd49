{% macro largest_part(features, picked=[]) -%}
    greatest(
        {%- for feature in features %}
        {{ part_left(feature, picked) | indent(8) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
