{#- Places of an array are counted from 0 in brackets. -#}
{% macro spark__quartiles_of(column) -%}
    concat(
        array(cast(null as double)),
        percentile({{ as_double(column) }}, array(0.25, 0.5, 0.75))
    )
{%- endmacro %}
