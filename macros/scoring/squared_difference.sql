{#- The squared difference of a customer's feature from a segment's centre, in
    a query that joins segment_scoring_features and segment_parameters.

    alias: name of segment_parameters in that query.
    slot: number of the segment, where all of them are in one row. -#}
{% macro squared_difference(feature, alias, slot=none) -%}
    power(
        segment_scoring_features.{{ feature }}
        - {{ alias }}.centre_{{ feature }}{{ '_' ~ slot if slot }},
        2
    )
{%- endmacro %}
