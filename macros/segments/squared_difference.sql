{#- The squared difference of a customer's feature from a segment's centre, in
    a query that joins segment_scoring_features and segment_parameters.

    alias: name of segment_parameters in that query. -#}
{% macro squared_difference(feature, alias='segment_parameters') -%}
    power(
        segment_scoring_features.{{ feature }}
        - {{ alias }}.centre_{{ feature }},
        2
    )
{%- endmacro %}
