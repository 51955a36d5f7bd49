{#- The mean of a column as a double, from an exact sum: a sum of doubles
    depends on the order of the rows. Nine digits of a ratio are kept. -#}
{% macro exact_mean(column) -%}
    {{ as_double('sum(cast(' ~ column ~ ' as numeric(28, 9)))') }}
        / nullif(count({{ column }}), 0)
{%- endmacro %}

{#- The middle value of a column as a double. -#}
{% macro exact_median(column) -%}
    percentile_cont(0.5) within group (order by {{ as_double(column) }})
{%- endmacro %}
