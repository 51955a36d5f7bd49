{#- Values of attributes are known once `attribute_values` is built. -#}
{% macro clustering_features() -%}
    {%- set given = var('clustering_features') -%}
    {%- if 'one_hot' not in given.values() -%}
        {{ return(given) }}
    {%- endif -%}
    {%- set features = {} -%}
    {%- for name, transform in given.items() if transform != 'one_hot' -%}
        {%- do features.update({name: transform}) -%}
    {%- endfor -%}
    {%- set values = ref('attribute_values') -%}
    {%- if execute and load_relation(values) -%}
        {%- for row in run_query('select feature from ' ~ values).rows -%}
            {%- do features.update({row[0]: 'one_hot'}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(features) }}
{%- endmacro %}
