{#- Pearson's correlation of two features out of their exact sums; null when one
    of them is constant.

    first, second: names in the order of the columns total_<first>,
    total_<first>_x_<second> and, for the squares, total_<first>_x_<first>. -#}
{% macro correlation_of(first, second) -%}
    {{ spread_of(first, second) }}
    / nullif(
        sqrt({{ spread_of(first, first) }} * {{ spread_of(second, second) }}), 0
    )
{%- endmacro %}

{#- The covariance of two features times the square of their number. -#}
{% macro spread_of(first, second) -%}
    {{ as_double(
        'count_customers * total_' ~ first ~ '_x_' ~ second
        ~ ' - total_' ~ first ~ ' * total_' ~ second
    ) }}
{%- endmacro %}
