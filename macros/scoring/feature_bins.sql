{#- The edges of the bins of one feature, and what a missing value becomes, as
    columns; null for bins that the feature does not have. -#}
{% macro edges_of(feature) -%}
    max(fill_value) filter (where feature = '{{ feature }}')
        as fill_{{ feature }}
    {%- for bin in range(1, 10) %},
    max(upper_edge) filter (
        where feature = '{{ feature }}' and bin_number = {{ bin }}
    ) as edge_{{ bin }}_{{ feature }}
    {%- endfor %}
{%- endmacro %}

{#- The first bin whose edge is not below the value, with the columns of
    edges_of. -#}
{% macro bin_of(feature) -%}
    1
    {%- for bin in range(1, 10) %}
    + case
        when
            coalesce(
                {{ as_double('customer_features.' ~ feature) }},
                edges.fill_{{ feature }}
            ) > edges.edge_{{ bin }}_{{ feature }} then 1
        else 0
    end
    {%- endfor %}
{%- endmacro %}
