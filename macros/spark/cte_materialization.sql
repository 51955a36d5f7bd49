{#- Spark has no such words: it computes a CTE for each of its readers. -#}
{% macro spark__cte_materialization(is_kept) -%}
{%- endmacro %}
