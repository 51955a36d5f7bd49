{#- The three quartiles of a column as an array, by linear interpolation; take
    one with [1], [2], [3]. One state per column, where three percentile_cont
    would each keep all values on DuckDB. -#}
{% macro default__quartiles_of(column) -%}
    percentile_cont(array[0.25, 0.5, 0.75])
        within group (order by {{ as_double(column) }})
{%- endmacro %}
