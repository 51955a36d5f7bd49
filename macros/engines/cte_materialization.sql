{% macro cte_materialization(is_kept=none) -%}
    {{ return(adapter.dispatch('cte_materialization')(is_kept)) }}
{%- endmacro %}


{% macro duckdb__cte_materialization(is_kept) -%}
    {{ 'materialized' if is_kept else 'not materialized' }}
{%- endmacro %}


{% macro postgres__cte_materialization(is_kept) -%}
    {{ 'not materialized' if is_kept is false else 'materialized' }}
{%- endmacro %}
