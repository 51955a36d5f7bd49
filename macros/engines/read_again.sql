{#
    Between `as` and the bracket of a CTE that is read several times: DuckDB reads the
    columns that each reader needs anew, and keeps nothing in memory; PostgreSQL, which
    would work out all of it again, keeps the rows.
#}
{% macro read_again() -%}
    {{ return(adapter.dispatch('read_again')()) }}
{%- endmacro %}


{% macro default__read_again() -%}
    not materialized
{%- endmacro %}


{% macro postgres__read_again() -%}
    materialized
{%- endmacro %}
